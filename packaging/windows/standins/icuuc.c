/* Windows' converters between character sets, for Qt under Wine, which lacks this library.
 * Knows no converter at all and says so; Qt then falls back on its own. Never shipped. */
#include <stddef.h>
#include <stdint.h>

#define OFFERED __declspec(dllexport)
#define NO_SUCH_CONVERTER 4 /* U_FILE_ACCESS_ERROR */

typedef int Error;
typedef void Converter;

static void refuse(Error *error)
{
    if (error && *error <= 0)
        *error = NO_SUCH_CONVERTER;
}

/* Which converters there are. */
OFFERED Converter *ucnv_open(const char *name, Error *error) { refuse(error); return NULL; }
OFFERED void ucnv_close(Converter *converter) { }
OFFERED int32_t ucnv_countAvailable(void) { return 0; }
OFFERED const char *ucnv_getAvailableName(int32_t place) { return NULL; }
OFFERED const char *ucnv_getStandardName(const char *name, const char *standard, Error *error)
{
    refuse(error);
    return NULL;
}

/* What can be asked of one; nobody holds one. */
OFFERED void ucnv_reset(Converter *converter) { }
OFFERED int8_t ucnv_getMaxCharSize(const Converter *converter) { return 1; }
OFFERED const char *ucnv_getName(const Converter *converter, Error *error)
{
    refuse(error);
    return NULL;
}
OFFERED int32_t ucnv_toUCountPending(const Converter *converter, Error *error)
{
    refuse(error);
    return 0;
}
OFFERED int32_t ucnv_fromUCountPending(const Converter *converter, Error *error)
{
    refuse(error);
    return 0;
}
OFFERED void ucnv_toUnicode(Converter *converter, uint16_t **target, const uint16_t *target_end,
                            const char **source, const char *source_end, int32_t *offsets,
                            int8_t flush, Error *error)
{
    refuse(error);
}
OFFERED void ucnv_fromUnicode(Converter *converter, char **target, const char *target_end,
                              const uint16_t **source, const uint16_t *source_end,
                              int32_t *offsets, int8_t flush, Error *error)
{
    refuse(error);
}

/* What is called for letters that a converter does not know. */
OFFERED void UCNV_FROM_U_CALLBACK_SUBSTITUTE(const void *context, void *arguments,
                                             const uint16_t *units, int32_t length,
                                             int32_t letter, int reason, Error *error)
{
    refuse(error);
}
OFFERED void UCNV_TO_U_CALLBACK_SUBSTITUTE(const void *context, void *arguments,
                                           const char *units, int32_t length, int reason,
                                           Error *error)
{
    refuse(error);
}
OFFERED void ucnv_getToUCallBack(const Converter *converter, void **action, const void **context)
{
    *action = NULL;
    *context = NULL;
}
OFFERED void ucnv_getFromUCallBack(const Converter *converter, void **action, const void **context)
{
    *action = NULL;
    *context = NULL;
}
OFFERED void ucnv_setToUCallBack(Converter *converter, void *action, const void *context,
                                 void **old_action, const void **old_context, Error *error)
{
    refuse(error);
}
OFFERED void ucnv_setFromUCallBack(Converter *converter, void *action, const void *context,
                                   void **old_action, const void **old_context, Error *error)
{
    refuse(error);
}
OFFERED void ucnv_cbToUWriteUChars(void *arguments, const uint16_t *source, int32_t length,
                                   int32_t offset, Error *error)
{
    refuse(error);
}
OFFERED void ucnv_cbFromUWriteUChars(void *arguments, const uint16_t **source,
                                     const uint16_t *source_end, int32_t offset, Error *error)
{
    refuse(error);
}
