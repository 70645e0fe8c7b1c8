/**
 * The glue module, as WebAssembly text: it stands between QuickJS and WASI.
 *
 *   guest JavaScript ── host function "k" ──► host_call ──► table[k] ──► WASI import or engine function
 *   host ──► exported handle ──► dispatch(request, outparam), then jobs and turns until nothing is left to do
 *   QuickJS's own libc (preview 1) ──► clock, random and stderr from WASI 0.2
 *
 * Guest functions take flat numbers and give a number; 64-bit values pass as doubles, exact up to 2^53.
 */
import {
  ENGINE_FUNCTIONS,
  type EngineFunction,
  ENTRY_POINTS,
  type EntryPoint,
  WASI_IMPORTS,
} from '../guest/wasi-imports.ts';
import type { CoreType, HostFunction } from './wit.ts';

/** The glue's own memory, reserved on the heap when the engine is linked. Offsets from its base, in bytes. */
export const GLUE_MEMORY_BYTES = 192;
const RANDOM_STATE = 0;
const STRING_LENGTH = 8;
const SCRATCH = 12;
const UNDEFINED = 16;
const RESULT = 32;
/** Three values each, apart from each other: a promise may be rejected, or a module asked for, in the course of a call. */
const ARGUMENTS = 96;
const REJECTION = 108;
const MODULE = 120;
const ENTRY_POINTS_AT = 136;

const entry = (name: EntryPoint): number => ENTRY_POINTS_AT + 4 * ENTRY_POINTS.indexOf(name);

/** How many functions the glue adds to the engine's table. */
export const GLUE_TABLE_SIZE = Object.keys(WASI_IMPORTS).length + ENGINE_FUNCTIONS.length;

/** The name QuickJS hands back for the function at `index`: two characters, so that the glue decodes it in a few instructions. */
export const hostFunctionName = (index: number): string =>
  String.fromCharCode(48 + (index >> 6)) + String.fromCharCode(48 + (index & 63));

const ENGINE_IMPORTS = `
  (import "quickjs" "memory" (memory 1))
  (import "quickjs" "__indirect_function_table" (table $table 1 funcref))
  (import "quickjs" "wasm_malloc" (func $malloc (param i32) (result i32)))
  (import "quickjs" "wasm_free" (func $free (param i32)))
  (import "quickjs" "realloc" (func $realloc (param i32 i32) (result i32)))
  (import "quickjs" "qjs_get_float64" (func $to_f64 (param i32) (result f64)))
  (import "quickjs" "qjs_new_number" (func $number (param f64) (result i32)))
  (import "quickjs" "qjs_get_undefined" (func $undefined (result i32)))
  (import "quickjs" "qjs_new_array_buffer" (func $new_buffer (param i32 i32) (result i32)))
  (import "quickjs" "qjs_get_array_buffer" (func $get_buffer (param i32 i32) (result i32)))
  (import "quickjs" "qjs_new_string" (func $new_string (param i32 i32) (result i32)))
  (import "quickjs" "qjs_get_string_len" (func $get_string (param i32 i32) (result i32)))
  (import "quickjs" "qjs_free_cstring" (func $free_string (param i32)))
  (import "quickjs" "qjs_dup_value" (func $dup (param i32) (result i32)))
  (import "quickjs" "qjs_free_value" (func $drop_value (param i32)))
  (import "quickjs" "qjs_get_bool" (func $to_bool (param i32) (result i32)))
  (import "quickjs" "qjs_is_exception" (func $is_exception (param i32) (result i32)))
  (import "quickjs" "qjs_get_exception" (func $get_exception (result i32)))
  (import "quickjs" "qjs_call" (func $call (param i32 i32 i32 i32) (result i32)))
  (import "quickjs" "qjs_is_job_pending" (func $is_job_pending (result i32)))
  (import "quickjs" "qjs_execute_pending_job" (func $run_job (result i32)))`;

const argument = (index: number): string => `(call $i32_argument (local.get $argv) (i32.const ${index}))`;
const box = (index: number): string => `(i32.load offset=${index * 4} (local.get $argv))`;
const u32 = (value: string): string => `(call $number (f64.convert_i32_u ${value}))`;

const shift = (operation: string, bits: number): string =>
  `(local.set $x (i64.xor (local.get $x) (${operation} (local.get $x) (i64.const ${bits}))))`;

/** What each of `ENGINE_FUNCTIONS` does with its arguments. */
function engineFunctionBodies(base: number, wasi: (id: string) => string): Record<EngineFunction, string> {
  const keep = (offset: number, index: number): string =>
    `(i32.store (i32.const ${base + offset}) (call $dup ${box(index)}))`;
  const state = `(i32.const ${base + RANDOM_STATE})`;
  return {
    allocate: u32(`(call $malloc ${argument(0)})`),
    free: `(call $free ${argument(0)}) (call $undefined)`,
    load8: u32(`(i32.load8_u ${argument(0)})`),
    load32: u32(`(i32.load ${argument(0)})`),
    load64: `(call $number (f64.convert_i64_u (i64.load ${argument(0)})))`,
    store32: `(i32.store ${argument(0)} ${argument(1)}) (call $undefined)`,
    // The `string` at an address, which is freed.
    takeText: `(local $at i32) (local $text i32)
      (local.set $at ${argument(0)})
      (local.set $text (call $new_string (i32.load (local.get $at)) (i32.load offset=4 (local.get $at))))
      (if (i32.load offset=4 (local.get $at)) (then (call $free (i32.load (local.get $at)))))
      (local.get $text)`,
    // 0, or one more than the case of `header-error`.
    addField: `(local $name i32) (local $length i32) (local $value i32)
      (local.set $name (call $get_string ${box(1)} (i32.const ${base + STRING_LENGTH})))
      (local.set $length (i32.load (i32.const ${base + STRING_LENGTH})))
      (local.set $value (call $get_string ${box(2)} (i32.const ${base + STRING_LENGTH})))
      (call ${wasi('wasi:http/types#[method]fields.append')} ${argument(0)} (local.get $name) (local.get $length)
        (local.get $value) (i32.load (i32.const ${base + STRING_LENGTH})) (i32.const ${base + RESULT}))
      (call $free_string (local.get $name)) (call $free_string (local.get $value))
      ${u32(`(select
        (i32.add (i32.load8_u (i32.const ${base + RESULT + 1})) (i32.const 1)) (i32.const 0)
        (i32.load8_u (i32.const ${base + RESULT})))`)}`,
    copyOut: `(call $new_buffer ${argument(0)} ${argument(1)})`,
    bufferAddress: u32(`(call $get_buffer ${box(0)} (i32.const ${base + SCRATCH}))`),
    stringAddress: u32(`(call $get_string ${box(0)} (i32.const ${base + STRING_LENGTH}))`),
    stringLength: u32(`(i32.load (i32.const ${base + STRING_LENGTH}))`),
    freeString: `(call $free_string ${argument(0)}) (call $undefined)`,
    keepEntryPoints: `${ENTRY_POINTS.map((name, index) => keep(entry(name), index)).join(' ')}
      (i32.store (i32.const ${base + UNDEFINED}) (call $undefined)) (call $undefined)`,
    // xorshift64*, seeded by the host when first asked in an instance's life: zero means not yet.
    random: `(local $x i64)
      (local.set $x (i64.load ${state}))
      (if (i64.eqz (local.get $x)) (then (local.set $x (i64.or (call ${wasi('wasi:random/random#get-random-u64')}) (i64.const 1)))))
      ${shift('i64.shr_u', 12)} ${shift('i64.shl', 25)} ${shift('i64.shr_u', 27)}
      (i64.store ${state} (local.get $x))
      (call $number (f64.mul (f64.const 0x1p-53) (f64.convert_i64_u
        (i64.shr_u (i64.mul (local.get $x) (i64.const 0x2545F4914F6CDD1D)) (i64.const 11)))))`,
  };
}

const signature = (params: readonly CoreType[], result: CoreType | null): string =>
  `${params.length > 0 ? `(param ${params.join(' ')})` : ''} ${result ? `(result ${result})` : ''}`;

/** A guest-callable function that unpacks numbers, calls the WASI import, and packs its result. */
function wasiBody({ params, result }: HostFunction, index: number): string {
  const args = params.map((type, position) =>
    type === 'i64'
      ? `(i64.trunc_sat_f64_u (call $to_f64 ${box(position)}))`
      : `(call $i32_argument (local.get $argv) (i32.const ${position}))`,
  );
  const call = `(call $wasi${index} ${args.join(' ')})`;
  if (result === 'i32') return u32(call);
  return result === 'i64' ? `(call $number (f64.convert_i64_u ${call}))` : `${call} (call $undefined)`;
}

/** QuickJS's libc asks for preview 1; errno 8 (badf) is the answer for files, which do not exist here. */
const previewOne = (base: number, wasi: (id: string) => string): string => `
  (func (export "clock_time_get") (param $id i32) (param $precision i64) (param $out i32) (result i32)
    (if (local.get $id)
      (then (i64.store (local.get $out) (call ${wasi('wasi:clocks/monotonic-clock#now')})))
      (else
        (call ${wasi('wasi:clocks/wall-clock#now')} (i32.const ${base + RESULT}))
        (i64.store (local.get $out) (i64.add
          (i64.mul (i64.load (i32.const ${base + RESULT})) (i64.const 1000000000))
          (i64.load32_u (i32.const ${base + RESULT + 8}))))))
    (i32.const 0))
  (func (export "random_get") (param $out i32) (param $length i32) (result i32)
    (if (i32.eqz (local.get $length)) (then (return (i32.const 0))))
    (call ${wasi('wasi:random/random#get-random-bytes')} (i64.extend_i32_u (local.get $length)) (i32.const ${base + RESULT}))
    (memory.copy (local.get $out) (i32.load (i32.const ${base + RESULT})) (local.get $length))
    (call $free (i32.load (i32.const ${base + RESULT})))
    (i32.const 0))
  (func (export "fd_write") (param $fd i32) (param $vectors i32) (param $count i32) (param $written i32) (result i32)
    (local $stream i32) (local $pointer i32) (local $left i32) (local $chunk i32) (local $total i32)
    (local.set $stream (call ${wasi('wasi:cli/stderr#get-stderr')}))
    (block $done (loop $vector
      (br_if $done (i32.eqz (local.get $count)))
      (local.set $pointer (i32.load (local.get $vectors)))
      (local.set $left (i32.load offset=4 (local.get $vectors)))
      (local.set $total (i32.add (local.get $total) (local.get $left)))
      (block $next (loop $piece
        (br_if $next (i32.eqz (local.get $left)))
        (local.set $chunk (select (local.get $left) (i32.const 4096) (i32.lt_u (local.get $left) (i32.const 4096))))
        (call ${wasi('wasi:io/streams#[method]output-stream.blocking-write-and-flush')}
          (local.get $stream) (local.get $pointer) (local.get $chunk) (i32.const ${base + RESULT}))
        (local.set $pointer (i32.add (local.get $pointer) (local.get $chunk)))
        (local.set $left (i32.sub (local.get $left) (local.get $chunk)))
        (br $piece)))
      (local.set $vectors (i32.add (local.get $vectors) (i32.const 8)))
      (local.set $count (i32.sub (local.get $count) (i32.const 1)))
      (br $vector)))
    (call ${wasi('wasi:io/streams#output-stream_drop')} (local.get $stream))
    (i32.store (local.get $written) (local.get $total))
    (i32.const 0))
  (func (export "fd_close") (param i32) (result i32) (i32.const 8))
  (func (export "fd_fdstat_get") (param i32 i32) (result i32) (i32.const 8))
  (func (export "fd_seek") (param i32 i64 i32 i32) (result i32) (i32.const 8))`;

/** Calls an entry point of the guest with arguments that lie at `args`. */
const callEntry = (base: number, name: EntryPoint, count: number, args: number): string => `(call $call
    (i32.load (i32.const ${base + entry(name)})) (i32.load (i32.const ${base + UNDEFINED}))
    (i32.const ${count}) (i32.const ${base + args}))`;

/**
 * QuickJS's hooks. A module's name and text come from the guest; where that throws, the exception stays pending. There is
 * no time zone to ask for: UTC.
 *
 * QuickJS asks every 10,000 steps whether to go on. A host that wants an end says so with a monotonic clock that has reached
 * the end of time: then the guest is interrupted, tells where it was, and traps.
 */
const hooks = (base: number, wasi: (id: string) => string): string => `
  (func (export "host_interrupt") (result i32)
    (i64.eq (call ${wasi('wasi:clocks/monotonic-clock#now')}) (i64.const -1)))
  (func $text (param $address i32) (result i32) (local $end i32)
    (local.set $end (local.get $address))
    (block $done (loop $next
      (br_if $done (i32.eqz (i32.load8_u (local.get $end))))
      (local.set $end (i32.add (local.get $end) (i32.const 1)))
      (br $next)))
    (call $new_string (local.get $address) (i32.sub (local.get $end) (local.get $address))))
  ;; A zero-terminated copy of a string value, which is dropped; 0 for an exception.
  (func $take_text (param $value i32) (result i32)
    (local $text i32) (local $length i32) (local $copy i32)
    (if (i32.eqz (call $is_exception (local.get $value))) (then
      (local.set $text (call $get_string (local.get $value) (i32.const ${base + STRING_LENGTH})))
      (local.set $length (i32.load (i32.const ${base + STRING_LENGTH})))
      (local.set $copy (call $malloc (i32.add (local.get $length) (i32.const 1))))
      ;; As for the canonical ABI: there is no memory left to tell of it.
      (if (i32.eqz (i32.and (i32.ne (local.get $text) (i32.const 0)) (i32.ne (local.get $copy) (i32.const 0))))
        (then (unreachable)))
      (memory.copy (local.get $copy) (local.get $text) (local.get $length))
      (i32.store8 (i32.add (local.get $copy) (local.get $length)) (i32.const 0))
      (call $free_string (local.get $text))))
    (call $drop_value (local.get $value))
    (local.get $copy))
  (func (export "host_module_normalize") (param $importer i32) (param $specifier i32) (result i32)
    (local $answer i32)
    (local.set $importer (call $text (local.get $importer)))
    (local.set $specifier (call $text (local.get $specifier)))
    (i32.store (i32.const ${base + MODULE}) (local.get $importer))
    (i32.store (i32.const ${base + MODULE + 4}) (local.get $specifier))
    (local.set $answer ${callEntry(base, 'resolveModule', 2, MODULE)})
    (call $drop_value (local.get $importer)) (call $drop_value (local.get $specifier))
    (call $take_text (local.get $answer)))
  (func (export "host_module_load") (param $name i32) (param $length_out i32) (result i32)
    (local $text i32)
    (local.set $name (call $text (local.get $name)))
    (i32.store (i32.const ${base + MODULE}) (local.get $name))
    (local.set $text (call $take_text ${callEntry(base, 'loadModule', 1, MODULE)}))
    (call $drop_value (local.get $name))
    (i32.store (local.get $length_out) (i32.load (i32.const ${base + STRING_LENGTH})))
    (local.get $text))
  (func (export "host_promise_rejection") (param $promise i32) (param $reason i32) (param $flag i32)
    (local.set $flag (call $number (f64.convert_i32_u (local.get $flag))))
    (if (i32.load (i32.const ${base + entry('rejected')})) (then
      (i32.store (i32.const ${base + REJECTION}) (local.get $promise))
      (i32.store (i32.const ${base + REJECTION + 4}) (local.get $reason))
      (i32.store (i32.const ${base + REJECTION + 8}) (local.get $flag))
      (call $forget ${callEntry(base, 'rejected', 3, REJECTION)})))
    (call $drop_value (local.get $promise)) (call $drop_value (local.get $reason)) (call $drop_value (local.get $flag)))
  (func (export "host_get_timezone_offset") (param i32 i32) (result i32) (i32.const 0))`;

const entryPoints = (base: number): string => `
  (func (export "cm32p2_realloc") (param $old i32) (param i32 i32) (param $size i32) (result i32)
    (local $new i32)
    (if (i32.eqz (local.get $size)) (then (return (i32.const ${base}))))
    (local.set $new (call $realloc (local.get $old) (local.get $size)))
    ;; The canonical ABI knows no failure here but a trap.
    (if (i32.eqz (local.get $new)) (then (unreachable)))
    (local.get $new))
  ;; An exception that nothing in the guest could catch: an interrupt, after which nothing more may run.
  (func $uncaught (local $error i32) (local $stops i32)
    (local.set $error (call $get_exception))
    (i32.store (i32.const ${base + ARGUMENTS}) (local.get $error))
    (local.set $stops ${callEntry(base, 'stopped', 1, ARGUMENTS)})
    (call $drop_value (local.get $error))
    (if (call $to_bool (local.get $stops)) (then (unreachable)))
    (call $drop_value (local.get $stops)))
  (func $forget (param $value i32)
    (if (call $is_exception (local.get $value)) (then (call $uncaught)))
    (call $drop_value (local.get $value)))
  (func $run_jobs (export "run_jobs")
    (block $done (loop $next
      (br_if $done (i32.eqz (call $is_job_pending)))
      (if (i32.lt_s (call $run_job) (i32.const 0)) (then (call $uncaught)))
      (br $next))))
  (func $turn (result i32) (local $value i32) (local $goes_on i32)
    (local.set $value ${callEntry(base, 'turn', 0, ARGUMENTS)})
    (if (i32.eqz (call $is_exception (local.get $value))) (then (local.set $goes_on (call $to_bool (local.get $value)))))
    (call $forget (local.get $value))
    (local.get $goes_on))
  (func (export "cm32p2|wasi:http/incoming-handler@0.2|handle") (param $request i32) (param $outparam i32)
    (local.set $request (call $number (f64.convert_i32_u (local.get $request))))
    (local.set $outparam (call $number (f64.convert_i32_u (local.get $outparam))))
    (i32.store (i32.const ${base + ARGUMENTS}) (local.get $request))
    (i32.store (i32.const ${base + ARGUMENTS + 4}) (local.get $outparam))
    (call $forget ${callEntry(base, 'dispatch', 2, ARGUMENTS)})
    (call $drop_value (local.get $request)) (call $drop_value (local.get $outparam))
    (loop $next (call $run_jobs) (br_if $next (call $turn))))
  (func (export "cm32p2|wasi:http/incoming-handler@0.2|handle_post"))
  (func (export "adopt") (param $namespace i32) (result i32)
    (i32.store (i32.const ${base + ARGUMENTS}) (local.get $namespace))
    ${callEntry(base, 'adopt', 1, ARGUMENTS)})
  (func (export "install") (param $name i32) (param $factory i32) (result i32)
    (i32.store (i32.const ${base + ARGUMENTS}) (local.get $name))
    (i32.store (i32.const ${base + ARGUMENTS + 4}) (local.get $factory))
    ${callEntry(base, 'installPart', 2, ARGUMENTS)})
  (func (export "offer") (param $name i32) (param $source i32) (param $specifier i32)
    (i32.store (i32.const ${base + ARGUMENTS}) (local.get $name))
    (i32.store (i32.const ${base + ARGUMENTS + 4}) (local.get $source))
    (i32.store (i32.const ${base + ARGUMENTS + 8}) (local.get $specifier))
    (call $forget ${callEntry(base, 'offerModule', 3, ARGUMENTS)})
    (call $drop_value (local.get $name)) (call $drop_value (local.get $source)) (call $drop_value (local.get $specifier)))`;

/** `base`: where the glue's memory lies, at `heapStart` or a little behind. `tableBase`: the first table slot it may fill. */
export function glueText(
  functions: readonly HostFunction[],
  heapStart: number,
  base: number,
  tableBase: number,
): string {
  const wasi = (id: string): string => `$wasi${functions.findIndex((entry) => entry.id === id)}`;
  const imports = functions.map(
    ({ module, name, params, result }, index) =>
      `(import "${module}" "${name}" (func $wasi${index} ${signature(params, result)}))`,
  );
  const engineBodies = engineFunctionBodies(base, wasi);
  const bodies = [
    ...functions.map((entry, index) => wasiBody(entry, index)),
    ...ENGINE_FUNCTIONS.map((name) => engineBodies[name]),
  ];
  const names = bodies.map((_, index) => `$host${index}`);
  return `(module
  ${ENGINE_IMPORTS}
  ${imports.join('\n  ')}
  (global (export "heap_start") i32 (i32.const ${heapStart}))
  (type $host (func (param i32) (result i32)))
  (elem (i32.const ${tableBase}) func ${names.join(' ')})
  (func $i32_argument (param $argv i32) (param $index i32) (result i32)
    (i32.trunc_sat_f64_u (call $to_f64 (i32.load (i32.add (local.get $argv) (i32.shl (local.get $index) (i32.const 2)))))))
  ${bodies.map((body, index) => `(func $host${index} (param $argv i32) (result i32) ${body})`).join('\n  ')}
  (func (export "host_call") (param $name i32) (param i32 i32 i32) (param $argv i32) (result i32)
    (call_indirect $table (type $host) (local.get $argv)
      (i32.add (i32.const ${tableBase}) (i32.add
        (i32.shl (i32.sub (i32.load8_u (local.get $name)) (i32.const 48)) (i32.const 6))
        (i32.sub (i32.load8_u offset=1 (local.get $name)) (i32.const 48))))))
  ${hooks(base, wasi)}
  ${previewOne(base, wasi)}
  ${entryPoints(base)})`;
}
