#include "CICAL.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* What is called of the library, without the `ical` that all its names begin with. */
#define FUNCTIONS(EACH) \
    EACH(component_string_to_kind) EACH(component_new) EACH(component_add_component) \
    EACH(component_add_property) EACH(component_as_ical_string_r) EACH(component_free) \
    EACH(property_string_to_kind) EACH(property_new) EACH(property_set_x_name) \
    EACH(property_set_parameter_from_string) EACH(property_set_value) EACH(property_free) \
    EACH(value_string_to_kind) EACH(value_new_from_string) EACH(value_new_text) EACH(value_new_string) \
    EACH(value_as_ical_string_r) EACH(value_free) EACH(memory_free_buffer) EACH(error_set_errors_are_fatal)

struct functions {
#define POINTER(name) __typeof__(&ical##name) name;
    FUNCTIONS(POINTER)
};
static struct functions ical;

/* Whoever needs the library loads it, whatever the thread: its functions are looked up by the first. */
static pthread_mutex_t loading = PTHREAD_MUTEX_INITIALIZER;
static void *loaded;

static const char *find(void *handle, struct functions *found) {
#define FIND(name) \
    found->name = (__typeof__(found->name))dlsym(handle, "ical" #name); \
    if (!found->name) return dlerror();
    FUNCTIONS(FIND)
    return NULL;
}

const char *cical_load(const char *library) {
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (!handle) return dlerror();
    struct functions found;
    const char *fault = NULL;
    pthread_mutex_lock(&loading);
    if (handle != loaded && !(fault = find(handle, &found))) {
        ical = found;
        loaded = handle;
        ical.error_set_errors_are_fatal(0);
    }
    pthread_mutex_unlock(&loading);
    return fault;
}

static void *needed(void *memory) {
    if (!memory) abort();
    return memory;
}

icalcomponent *cical_component(const char *name) {
    icalcomponent_kind kind = ical.component_string_to_kind(name);
    return kind == ICAL_NO_COMPONENT ? NULL : needed(ical.component_new(kind));
}

void cical_add_component(icalcomponent *parent, icalcomponent *part) { ical.component_add_component(parent, part); }

static int is_extension(const char *name) { return strncmp(name, "X-", 2) == 0; }

static icalproperty *property(const char *name) {
    icalproperty_kind kind = is_extension(name) ? ICAL_X_PROPERTY : ical.property_string_to_kind(name);
    if (kind == ICAL_NO_PROPERTY) return NULL;
    icalproperty *property = needed(ical.property_new(kind));
    if (is_extension(name)) ical.property_set_x_name(property, name);
    return property;
}

int cical_add_text(icalcomponent *component, const char *name, const char *text) {
    icalproperty *added = property(name);
    if (!added) return -1;
    icalvalue *value = needed(ical.value_new_text(text));
    if (is_extension(name)) {
        /* The library leaves commas and semicolons in the text of such a property as they are; in one of none it escapes them. */
        char *escaped = needed(ical.value_as_ical_string_r(value));
        ical.value_free(value);
        value = needed(ical.value_new_string(escaped));
        ical.memory_free_buffer(escaped);
        ical.property_set_parameter_from_string(added, "VALUE", "TEXT");
    }
    ical.property_set_value(added, value);
    ical.component_add_property(component, added);
    return 0;
}

int cical_add_value(icalcomponent *component, const char *name, const char *value, const char *kind) {
    icalproperty *added = property(name);
    if (!added) return -1;
    icalvalue *read = ical.value_new_from_string(ical.value_string_to_kind(kind), value);
    if (!read) {
        ical.property_free(added);
        return -1;
    }
    ical.property_set_value(added, read);
    ical.component_add_property(component, added);
    return 0;
}

char *cical_text(icalcomponent *component) { return needed(ical.component_as_ical_string_r(component)); }

void cical_free_text(char *text) { ical.memory_free_buffer(text); }

void cical_release(icalcomponent *component) { ical.component_free(component); }
