import Module, { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { keepCode, keptCode } from './kept-code.mjs';

/** @typedef {{exports: unknown, _compile: (source: string, file: string, ...rest: unknown[]) => unknown}} Loading */

const MODULE_START = Module.wrap('\0').indexOf('\0');

/**
 * The code of one function. It is loaded as `require` loads it, but a bundle holds the whole SDK, and compiling
 * it is half of a cold start: what V8 made of it serves every load of this instance, and is kept for the next.
 */
export class Code {
  #file;
  /** @type {{source: string, script: vm.Script} | undefined} */
  #compiled;
  #isKept = true;

  /** @param {string} file the absolute path of the function's index.js */
  constructor(file) {
    this.#file = file;
    const { prototype } = /** @type {{prototype: Loading}} */ (/** @type {unknown} */ (Module));
    const compile = prototype._compile;
    const run = (/** @type {Loading} */ module, /** @type {string} */ source) => this.#run(module, source);
    prototype._compile = function (source, filename, ...rest) {
      // The error of code that is none is best told by Node itself.
      const ran = filename === file ? run(this, source) : null;
      return ran ? ran.result : compile.call(this, source, filename, ...rest);
    };
  }

  /**
   * Loads the code and every module it needs, also if they were loaded before.
   * @returns {unknown} what it exports
   */
  load() {
    const require = createRequire(this.#file);
    for (const name of Object.keys(require.cache)) delete require.cache[name];
    return /** @type {unknown} */ (require(this.#file));
  }

  /** Keeps what is compiled for the next instance, once: after a call, since V8 compiles a function when it is first called. */
  keep() {
    if (this.#isKept || !this.#compiled) return;
    this.#isKept = true;
    const { source, script } = this.#compiled;
    keepCode(this.#file, source, () => script.createCachedData());
  }

  /**
   * @param {Loading} module
   * @param {string} source
   * @returns {{result: unknown} | null} null when it is no code
   */
  #run(module, source) {
    const script = this.#compile(source);
    if (!script) return null;
    const main = /** @type {(...values: unknown[]) => unknown} */ (script.runInThisContext());
    const file = this.#file;
    const values = [module.exports, createRequire(file), module, file, path.dirname(file)];
    return { result: main.apply(module.exports, values) };
  }

  /**
   * @param {string} source
   * @returns {vm.Script | null}
   */
  #compile(source) {
    if (this.#compiled?.source === source) return this.#compiled.script;
    try {
      const script = new vm.Script(Module.wrap(source), {
        filename: this.#file,
        // Places in stack traces are those of the file.
        columnOffset: -MODULE_START,
        cachedData: keptCode(this.#file, source),
        importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      });
      this.#compiled = { source, script };
      this.#isKept = script.cachedDataRejected === false;
      return script;
    } catch {
      return null;
    }
  }
}
