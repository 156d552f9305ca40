import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse as parseSvelte } from 'svelte/compiler';
import ts from 'typescript';
import { parse as parseVue } from 'vue/compiler-sfc';
import { WRITERS } from '../../demo/setup/code/writers.js';
import { HOSTILE, meanings } from './hostile-values.js';

/** What the set-up page writes, as the compilers of those languages read it: each value is the one that was entered. */

/**
 * @param {string} id
 * @param {readonly (readonly [string, string])[]} attributes
 */
const write = (id, attributes) => WRITERS.find((writer) => writer.id === id).write(attributes);

/** @param {string} source of an expression */
const evaluate = (source) => new Function(`return (${source});`)();

const readers = {
  /** @param {string} code */
  react(code) {
    const { outputText, diagnostics } = ts.transpileModule(code, {
      reportDiagnostics: true,
      compilerOptions: { jsx: ts.JsxEmit.React, module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    assert.deepEqual(diagnostics, []);
    const React = { createElement: (_type, props) => props };
    const exported = {};
    new Function('React', 'exports', 'require', outputText)(React, exported, () => undefined);
    return Object.entries(exported.ConnectAccount()).filter(([name]) => !/^on(?:connected|restored)$/.test(name));
  },
  /** @param {string} code */
  vue(code) {
    const { descriptor, errors } = parseVue(code);
    assert.deepEqual(errors, []);
    const element = descriptor.template.ast.children.find(({ tag }) => tag === 'oauth-connect');
    // 6 is an attribute, 7 a directive.
    return element.props.filter(({ type }) => type === 6).map(({ name, value }) => [name, value?.content ?? true]);
  },
  /** @param {string} code */
  svelte(code) {
    const element = parseSvelte(code, { modern: true }).fragment.nodes.find(({ name }) => name === 'oauth-connect');
    return element.attributes
      .filter(({ name }) => !/^on(?:connected|restored)$/.test(name))
      .map(({ name, value }) => {
        if (value === true) return [name, true];
        const parts = Array.isArray(value) ? value : [value];
        assert.equal(parts.length, 1, `${name} is one text, or one expression`);
        const [{ type, data, expression }] = parts;
        return [name, type === 'Text' ? data : evaluate(code.slice(expression.start, expression.end))];
      });
  },
};

for (const [id, read] of Object.entries(readers)) {
  test(`${id}: every value is read as it was entered, whatever is in it`, () => {
    assert.deepEqual(meanings(read(write(id, HOSTILE))), meanings(HOSTILE));
  });

  test(`${id}: texts are the same to the letter`, () => {
    const read_ = new Map(read(write(id, HOSTILE)));
    for (const name of ['provider-name', 'client-id', 'connection-name', 'unique-identifier', 'request-body'])
      assert.equal(read_.get(name), new Map(HOSTILE).get(name));
  });

  test(`${id}: without any attribute there is a tag all the same`, () => {
    assert.deepEqual(read(write(id, [])), []);
  });
}

test('nothing of a value ends a script or begins a style, for tools that look for them in the whole file', () => {
  for (const id of ['react', 'vue', 'svelte']) {
    const [, ...more] = write(id, HOSTILE).split(/<\/script/);
    assert.ok(more.length <= 1, id);
    assert.doesNotMatch(write(id, HOSTILE), /<style/);
  }
});

test('JSON is written as the object that it stands for, in React and Svelte', () => {
  const attributes = [['request-headers', '{"X-Region":"{{region}}"}']];
  for (const id of ['react', 'svelte'])
    assert.match(write(id, attributes), /request-headers=\{JSON\.stringify\(\{"X-Region":"\{\{region\}\}"\}\)\}/);
});

test('plain values stand between plain quotes', () => {
  for (const { id } of WRITERS) assert.match(write(id, [['client-id', 'abc123']]), /\n +client-id="abc123"\n/);
});
