import { expect, test } from 'vitest';
import { splitImage } from './split-image.ts';

test.each([
  ['localhost/souk/store:2.21.2', 'localhost', 'souk/store', '2.21.2'],
  ['registry.example.com:5000/souk/store:1', 'registry.example.com:5000', 'souk/store', '1'],
  ['souk/store', '', 'souk/store', ''],
  ['registry.example.com:5000/store', 'registry.example.com:5000', 'store', ''],
])('%s', (image, registry, repository, tag) => {
  expect(splitImage(image)).toEqual({ registry, repository, tag });
});
