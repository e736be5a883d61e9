import { unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProgram, type TestProgram } from './test-program.ts';

/** Prints everything about modules that a program can see. */
const files = {
  'main.js': `#!/usr/bin/env node
    const path = require('path');
    const helper = require('./lib/helper');
    const { first } = require('./circle/first.js');
    const dep = require('dep');
    console.log(JSON.stringify({
      main: require.main === module && process.mainModule === module,
      filename: path.basename(__filename), dirname: __dirname === path.dirname(__filename),
      exportsIsThis: this === exports && exports === module.exports,
      helper, first, dep, same: require('dep') === dep, json: require('./data.json'),
      resolve: path.relative(__dirname, require.resolve('dep')),
      resolveFrom: path.relative(__dirname, require.resolve('./helper', { paths: [__dirname + '/lib'] })),
      resolvePaths: require.resolve.paths('dep')[0] === path.join(__dirname, 'node_modules'),
      cache: Object.keys(require.cache).map((file) => path.relative(__dirname, file)).filter((file) => !file.startsWith('..')),
      extensions: Object.keys(require.extensions), children: module.children.map((child) => path.basename(child.id)),
      parent: require.cache[require.resolve('dep')].loaded, builtin: require('node:fs') === require('fs'),
    }));
    try { require('./missing'); } catch (error) { console.log(error.code); }
    try { require('./throws'); } catch (error) { console.log(error.stack.split('\\n')[1].replace(/.*throws/, 'throws')); }
    console.log(require('./esm.mjs').named, require('./cjs.cjs'), require('./syntax.js').default);
    import('./lib/late.js').then((late) => console.log(late.default, late.default === require('./lib/late.js')));
  `,
  'lib/helper.js': 'exports.where = require("path").basename(__dirname); exports.umlaut = "Söhne → 商店";',
  'lib/late.js': 'module.exports = { late: true };',
  'circle/first.js': 'exports.early = 1; const { second } = require("./second"); exports.first = second + 1;',
  'circle/second.js':
    'const first = require("./first"); exports.second = first.early + (first.first === undefined ? 10 : 0);',
  'node_modules/dep/package.json': '{ "exports": { "require": "./index.js" } }',
  'node_modules/dep/index.js':
    '"use strict"; module.exports = [typeof this, (function () { return this === undefined; })()];',
  'data.json': '{ "a": 1 }',
  'throws.js': 'throw new Error("on the first line, where the wrapper is");',
  'esm.mjs': 'export const named = "esm";',
  'cjs.cjs': 'module.exports = "cjs";',
  'syntax.js': 'export default "an ES module by its syntax alone";',
};
const modulesInPack = 8;

let program: TestProgram;
beforeEach(async () => {
  program = await createProgram(files);
});
afterEach(() => program.remove());

describe('modules', () => {
  it('are, recorded and replayed, what they are without a pack', async () => {
    const plain = await program.runPlain();
    expect(plain.output).toContain('"main":true');
    expect((await program.record()).output).toBe(plain.output);
    const replayed = await program.replay();
    expect(replayed.output).toBe(plain.output);
    expect(replayed.tally).toMatchObject({ modules: modulesInPack, rejected: 0 });
  });

  it('come from the pack, not from their files', async () => {
    await program.record();
    // Of the same size, so that only reading it could tell.
    await program.write({
      'node_modules/dep/index.js': files['node_modules/dep/index.js'].replace('typeof this', '"no object"'),
    });
    expect((await program.replay()).output).toContain('"dep":["object",true]');
  });
});

describe('a pack', () => {
  it('is of use under other V8 flags, without its code caches', async () => {
    const { output } = await program.record();
    const replayed = await program.replay(['--no-flush-bytecode', '--no-lazy']);
    expect(replayed.output).toBe(output);
    expect(replayed.tally).toMatchObject({ modules: 0, rejected: modulesInPack });
  });

  it('gives way where a file has changed', async () => {
    await program.record();
    await program.write({ 'lib/helper.js': 'exports.where = "changed";' });
    const replayed = await program.replay();
    expect(replayed.output).toContain('"helper":{"where":"changed"}');
    expect(replayed.tally).toMatchObject({ modules: modulesInPack - 1 });
  });

  it('gives way where a file is gone', async () => {
    await program.record();
    await unlink(join(program.dir, 'circle/second.js'));
    await expect(program.replay()).rejects.toThrow(/second/);
  });

  it.each([
    ['is missing', (dir: string) => unlink(join(dir, 'pack')), /no such file/],
    [
      'is something else',
      (dir: string) => writeFile(join(dir, 'pack'), 'fastload pack 0\n'.repeat(9)),
      /not a pack/,
    ],
    ['is cut off', (dir: string) => writeFile(join(dir, 'pack'), 'fastload'), /ends too early/],
    [
      'has another guard',
      (dir: string) => writeFile(join(dir, 'lock.json'), '{"new":1}'),
      /lock\.json is not the one/,
    ],
  ])('does without when it %s', async (_case, spoil, message) => {
    const { output } = await program.record();
    await spoil(program.dir);
    const replayed = await program.replay();
    expect(replayed).toMatchObject({ output, tally: null });
    expect(replayed.errors).toMatch(message);
  });

  it('leaves modules alone that were added later', async () => {
    await program.record();
    await program.write({ 'missing.js': 'console.log("found");' });
    expect((await program.replay()).output).toContain('found');
  });
});
