// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { SearchField } from './search-field.tsx';

afterEach(cleanup);

it('loses no letter while the address has not followed yet', async () => {
  const onChange = vi.fn<(value: string) => void>();
  render(<SearchField value="" onChange={onChange} />);
  const field = screen.getByRole<HTMLInputElement>('searchbox');
  await userEvent.type(field, 'acme');
  expect(field.value).toBe('acme');
  expect(onChange).toHaveBeenLastCalledWith('acme');
});

it('shows what the address says once it is left', async () => {
  render(<SearchField value="bolt" onChange={() => undefined} />);
  const field = screen.getByRole<HTMLInputElement>('searchbox');
  await userEvent.type(field, 's');
  expect(field.value).toBe('bolts');
  await userEvent.tab();
  expect(field.value).toBe('bolt');
});
