#ifndef CICAL_H
#define CICAL_H

#include <libical/ical.h>

/* libical, loaded when it is needed: it brings 30 MB of ICU, and a program that is linked with it starts 2 ms later whether it
   writes a calendar or not. Its functions, under names of ours, are to be called once it is there; memory that is not to be had
   ends the program, as it does in Swift. */

/* What the library is called, dlopen(3): the name that its binary interface goes by. */
#define CICAL_LIBRARY "libical.so.3"

/* Loads it, or finds it loaded. NULL, or what is wrong. */
const char *cical_load(const char *library);

/* A component of that name, such as `VEVENT`; NULL where there is none of that name. To be released, unless it is added to
   another. */
icalcomponent *cical_component(const char *name);

/* The parent owns the part from then on. */
void cical_add_component(icalcomponent *parent, icalcomponent *part);

/* A property that holds text, which is escaped (RFC 5545, section 3.3.11); any is known whose name begins with `X-`. Not 0
   where there is no such property. */
int cical_add_text(icalcomponent *component, const char *name, const char *text);

/* A property that holds something else, written as RFC 5545 has it, such as `20270119`, and what that is, such as `DATE`:
   said in the property too where it is not what the property usually holds. Not 0 where there is no such property, or the
   value is none of that kind. */
int cical_add_value(icalcomponent *component, const char *name, const char *value, const char *kind);

/* The component as a file has it, in lines that are folded; to be freed. */
char *cical_text(icalcomponent *component);

void cical_free_text(char *text);

void cical_release(icalcomponent *component);

#endif
