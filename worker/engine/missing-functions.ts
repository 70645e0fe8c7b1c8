/**
 * Functions that a side module imports and nobody exports, as WebAssembly text: what they do here. All others trap.
 *
 * mbedTLS draws the nonce of an ECDSA signature from a generator that is seeded with key and message (RFC 6979), and that
 * the crypto module was built without. Here the nonce comes from the host's own randomness, as in FIPS 186-5, 6.3.1; so
 * it does in browsers.
 */
export const MISSING_FUNCTIONS: Readonly<Record<string, string>> = {
  mbedtls_hmac_drbg_init: '(param i32)',
  mbedtls_hmac_drbg_seed_buf: '(param i32 i32 i32 i32) (result i32) (i32.const 0)',
  mbedtls_hmac_drbg_random:
    '(param i32) (param $out i32) (param $lengthBytes i32) (result i32) (call $random (local.get $out) (local.get $lengthBytes))',
  mbedtls_hmac_drbg_free: '(param i32)',
};

/** Of the glue, for the above. */
export const MISSING_IMPORTS = '(import "glue" "random_get" (func $random (param i32 i32) (result i32)))';
