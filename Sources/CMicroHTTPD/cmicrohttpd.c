#include "CMicroHTTPD.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <string.h>

/* What is called of the library, without the MHD_ that all its names begin with. */
#define FUNCTIONS(EACH) \
    EACH(start_daemon) EACH(stop_daemon) EACH(run) EACH(get_timeout) EACH(get_daemon_info) EACH(add_connection) \
    EACH(get_connection_info) EACH(suspend_connection) EACH(resume_connection) EACH(get_connection_values_n) \
    EACH(create_response_from_buffer) EACH(create_response_from_callback) EACH(add_response_header) \
    EACH(queue_response) EACH(destroy_response)

struct functions {
#define POINTER(name) __typeof__(&MHD_##name) name;
    FUNCTIONS(POINTER)
};
static struct functions mhd;

/* Whoever needs the library loads it, whatever the thread: its functions are looked up by the first. */
static pthread_mutex_t loading = PTHREAD_MUTEX_INITIALIZER;
static void *loaded;

static const char *find(void *handle, struct functions *found) {
#define FIND(name) \
    found->name = (__typeof__(found->name))dlsym(handle, "MHD_" #name); \
    if (!found->name) return dlerror();
    FUNCTIONS(FIND)
    return NULL;
}

const char *cmicrohttpd_load(const char *library) {
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (!handle) return dlerror();
    struct functions found;
    const char *fault = NULL;
    pthread_mutex_lock(&loading);
    if (handle != loaded && !(fault = find(handle, &found))) {
        mhd = found;
        loaded = handle;
    }
    pthread_mutex_unlock(&loading);
    return fault;
}

int cmicrohttpd_start(
    struct MHD_Daemon **daemon, MHD_AccessHandlerCallback handler, cmicrohttpd_target_callback target,
    MHD_NotifyConnectionCallback connection, MHD_RequestCompletedCallback completed, cmicrohttpd_log_callback log,
    void *context, size_t connection_memory) {
    errno = 0;
    *daemon = mhd.start_daemon(
        MHD_USE_EPOLL | MHD_USE_NO_LISTEN_SOCKET | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0, NULL, NULL, handler,
        context, MHD_OPTION_EXTERNAL_LOGGER, log, context, MHD_OPTION_URI_LOG_CALLBACK, target, context,
        MHD_OPTION_NOTIFY_CONNECTION, connection, context, MHD_OPTION_NOTIFY_COMPLETED, completed, context,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, connection_memory, MHD_OPTION_CONNECTION_LIMIT, 1u,
        MHD_OPTION_CONNECTION_TIMEOUT, 0u, MHD_OPTION_END);
    /* It tells the reason in its log alone; what failed last is what its descriptors are made by. */
    return *daemon ? 0 : errno ? errno : ENOMEM;
}

/* As the sources of 0.9.75 say it, which Debian 12 has (connection.c, transmit_error_response_len). Another version is to be
   looked at again; where it says something else, the tests of malformed requests fail. The text is not translated: nobody here
   calls setlocale(3). */
unsigned cmicrohttpd_refusal(const char *message, va_list arguments) {
    static const char start[] = "Error processing request (HTTP response code is %u";
    return strncmp(message, start, sizeof start - 1) == 0 ? va_arg(arguments, unsigned) : 0;
}

void cmicrohttpd_stop(struct MHD_Daemon *daemon) { mhd.stop_daemon(daemon); }

void cmicrohttpd_run(struct MHD_Daemon *daemon) { mhd.run(daemon); }

int cmicrohttpd_has_more(struct MHD_Daemon *daemon) {
    /* It has no timeouts of its own. */
    MHD_UNSIGNED_LONG_LONG milliseconds;
    return mhd.get_timeout(daemon, &milliseconds) == MHD_YES;
}

int cmicrohttpd_epoll(struct MHD_Daemon *daemon) {
    const union MHD_DaemonInfo *info = mhd.get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD);
    return info ? info->epoll_fd : -1;
}

void cmicrohttpd_add_connection(struct MHD_Daemon *daemon, int socket) {
    mhd.add_connection(daemon, socket, NULL, 0);
}

int cmicrohttpd_socket(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = mhd.get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}

void cmicrohttpd_suspend(struct MHD_Connection *connection) { mhd.suspend_connection(connection); }

void cmicrohttpd_resume(struct MHD_Connection *connection) { mhd.resume_connection(connection); }

void cmicrohttpd_headers(struct MHD_Connection *connection, MHD_KeyValueIteratorN iterator, void *context) {
    mhd.get_connection_values_n(connection, MHD_HEADER_KIND, iterator, context);
}

struct MHD_Response *cmicrohttpd_response(const void *bytes, size_t count) {
    return mhd.create_response_from_buffer(count, (void *)bytes, MHD_RESPMEM_MUST_COPY);
}

struct MHD_Response *cmicrohttpd_stream(
    MHD_ContentReaderCallback read, void *context, MHD_ContentReaderFreeCallback release) {
    return mhd.create_response_from_callback(MHD_SIZE_UNKNOWN, 4096, read, context, release);
}

struct MHD_Response *cmicrohttpd_source(
    uint64_t size, size_t piece, MHD_ContentReaderCallback read, void *context, MHD_ContentReaderFreeCallback release) {
    return mhd.create_response_from_callback(size, piece, read, context, release);
}

void cmicrohttpd_add_header(struct MHD_Response *response, const char *name, const char *value) {
    mhd.add_response_header(response, name, value);
}

enum MHD_Result cmicrohttpd_queue(struct MHD_Connection *connection, unsigned status, struct MHD_Response *response) {
    return mhd.queue_response(connection, status, response);
}

void cmicrohttpd_release(struct MHD_Response *response) { mhd.destroy_response(response); }
