#include <gcrypt.h>

/* What Swift cannot reach, for variadic functions are how libgcrypt is told how it is used. */

/* A new SHA-256; NULL where there is no room. */
static inline gcry_md_hd_t cgcrypt_sha256(void) {
    gcry_md_hd_t handle;
    if (!gcry_control(GCRYCTL_INITIALIZATION_FINISHED_P)) {
        if (!gcry_check_version(NULL)) return NULL;
        /* nothing that is hashed here is a secret */
        gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
        gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
    }
    return gcry_md_open(&handle, GCRY_MD_SHA256, 0) ? NULL : handle;
}

/* Its 32 bytes, which stay until it is closed; nothing is added from then on. */
static inline const unsigned char *cgcrypt_digest(gcry_md_hd_t handle) { return gcry_md_read(handle, GCRY_MD_SHA256); }
