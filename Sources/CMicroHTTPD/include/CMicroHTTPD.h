#ifndef CMICROHTTPD_H
#define CMICROHTTPD_H

#include <microhttpd.h>
#include <stdarg.h>

/* libmicrohttpd, loaded when it is needed: it brings a TLS library, which is not used here and takes more memory than the
   whole service. Its functions, under names of ours, are to be called once it is there; what Swift cannot reach (variadic
   functions, constants that are casts) has a form that it can. */

/* What the library is called, dlopen(3): the name that its binary interface goes by. */
#define CMICROHTTPD_LIBRARY "libmicrohttpd.so.12"

/* Loads it, or finds it loaded. NULL, or what is wrong. */
const char *cmicrohttpd_load(const char *library);

typedef void *(*cmicrohttpd_target_callback)(void *, const char *, struct MHD_Connection *);

typedef void (*cmicrohttpd_log_callback)(void *, const char *, va_list);

/* A server for one connection, which accepts nothing itself and runs only when it is told to: no thread, no timeout of its
   own. All callbacks are called with the context, and so is what it logs: that is how it says that it is about to refuse
   something by itself, and with a server a connection it is known whose. 0, or errno and no server: each has descriptors of
   its own, of which there may be no more. */
int cmicrohttpd_start(
    struct MHD_Daemon **daemon, MHD_AccessHandlerCallback handler, cmicrohttpd_target_callback target,
    MHD_NotifyConnectionCallback connection, MHD_RequestCompletedCallback completed, cmicrohttpd_log_callback log,
    void *context, size_t connection_memory);

/* The status that the library is about to answer by itself, in HTML, according to the message that it logs; 0 where the
   message says something else. */
unsigned cmicrohttpd_refusal(const char *message, va_list arguments);

void cmicrohttpd_stop(struct MHD_Daemon *daemon);

void cmicrohttpd_run(struct MHD_Daemon *daemon);

/* Whether something is left that a further run would do. */
int cmicrohttpd_has_more(struct MHD_Daemon *daemon);

/* The descriptor to wait on; -1 when there is none. */
int cmicrohttpd_epoll(struct MHD_Daemon *daemon);

/* The library owns the socket from then on. */
void cmicrohttpd_add_connection(struct MHD_Daemon *daemon, int socket);

int cmicrohttpd_socket(struct MHD_Connection *connection);

void cmicrohttpd_suspend(struct MHD_Connection *connection);

void cmicrohttpd_resume(struct MHD_Connection *connection);

void cmicrohttpd_headers(struct MHD_Connection *connection, MHD_KeyValueIteratorN iterator, void *context);

/* The bytes are copied. */
struct MHD_Response *cmicrohttpd_response(const void *bytes, size_t count);

/* Of unknown length; `release` is called with the context when the answer is no longer needed. */
struct MHD_Response *cmicrohttpd_stream(
    MHD_ContentReaderCallback read, void *context, MHD_ContentReaderFreeCallback release);

/* Of that length, read in pieces of up to so many bytes. */
struct MHD_Response *cmicrohttpd_source(
    uint64_t size, size_t piece, MHD_ContentReaderCallback read, void *context, MHD_ContentReaderFreeCallback release);

void cmicrohttpd_add_header(struct MHD_Response *response, const char *name, const char *value);

enum MHD_Result cmicrohttpd_queue(struct MHD_Connection *connection, unsigned status, struct MHD_Response *response);

void cmicrohttpd_release(struct MHD_Response *response);

/* Swift has its own names for the values of closed enumerations, which change with the words around them. */
static const enum MHD_Result cmicrohttpd_yes = MHD_YES;
static const enum MHD_Result cmicrohttpd_no = MHD_NO;
static const enum MHD_ConnectionNotificationCode cmicrohttpd_started = MHD_CONNECTION_NOTIFY_STARTED;

static const ssize_t cmicrohttpd_end_of_stream = MHD_CONTENT_READER_END_OF_STREAM;
static const ssize_t cmicrohttpd_end_with_error = MHD_CONTENT_READER_END_WITH_ERROR;

#endif
