#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

// Its type differs between versions of the library, and the default writes to standard error.
static inline void cxml2_be_silent(void *context, const char *message, ...) {
    (void)context, (void)message;
}
static inline void cxml2_silence(void) {
    xmlSetGenericErrorFunc(NULL, cxml2_be_silent);
}

// A variable in the library, which may be replaced.
static inline void cxml2_free(void *memory) {
    xmlFree(memory);
}
