// The library's only entrance: it fails unless this polyfill is loaded before it.
import 'reflect-metadata';

export * from '@peculiar/x509';
