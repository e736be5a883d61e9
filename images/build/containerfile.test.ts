import { expect, test } from 'vitest';
import { copiedSources } from './containerfile.ts';

test('sources of COPY and ADD, without those of other stages', () => {
  const text = `
    FROM a AS build
    # COPY commented out
    COPY package.json ./package-lock.json /src/
    copy --chown=1:1 packages/ \\
      apps /src/
    ADD base.tar /
    RUN echo COPY this .
    FROM b
    COPY --from=build /dist /dist
    COPY package.json /`;
  expect(copiedSources(text)).toEqual(['apps', 'base.tar', 'package-lock.json', 'package.json', 'packages']);
});

test('the whole context', () => {
  expect(copiedSources('COPY . /src')).toEqual(['.']);
});

test('arguments of the build choose sources', () => {
  expect(copiedSources('COPY versions/${MEDUSA}/server /app', { MEDUSA: '2.21.2' })).toEqual([
    'versions/2.21.2/server',
  ]);
});

test.each(['COPY $DIR /', 'COPY ${DIR} /', 'COPY *.json /', 'COPY ["a b", "/"]'])(
  '%s cannot be read off',
  (line) => {
    expect(() => copiedSources(line)).toThrow(`Cannot tell what this copies: ${line}`);
  },
);
