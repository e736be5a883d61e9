import type { Cart, Line, OrderRef } from '../api/types.ts';

export interface CartState {
  status: 'loading' | 'ready' | 'failed';
  cart: Cart | null;
  /** Quantities that the shopper chose and the shop has not confirmed yet, by line; 0 removes. */
  wanted: Record<string, number>;
  /** What went wrong last, in words. */
  problem: string | null;
  /** The order that the remembered cart had become before its answer could be shown. */
  recovered: OrderRef | null;
}

export type CartEvent =
  | { type: 'loading' }
  | { type: 'loaded'; cart: Cart | null; recovered?: OrderRef | null }
  | { type: 'wanted'; lineId: string; quantity: number }
  | { type: 'confirmed'; lineId: string; quantity: number; cart: Cart }
  | { type: 'rejected'; lineId?: string; problem: string }
  | { type: 'failed'; problem: string }
  | { type: 'acknowledged' };

export const EMPTY_CART: CartState = {
  status: 'loading',
  cart: null,
  wanted: {},
  problem: null,
  recovered: null,
};

const without = (wanted: Record<string, number>, lineId: string | undefined) =>
  Object.fromEntries(Object.entries(wanted).filter(([id]) => id !== lineId));

type Reducers = {
  [Type in CartEvent['type']]: (state: CartState, event: Extract<CartEvent, { type: Type }>) => CartState;
};

const REDUCERS: Reducers = {
  loading: (state) => ({ ...state, status: 'loading', problem: null }),
  loaded: (state, { cart, recovered }) => ({
    ...state,
    status: 'ready',
    cart,
    recovered: recovered ?? state.recovered,
    wanted: cart?.id === state.cart?.id ? state.wanted : {},
  }),
  wanted: (state, { lineId, quantity }) => ({
    ...state,
    problem: null,
    wanted: { ...state.wanted, [lineId]: Math.max(0, quantity) },
  }),
  confirmed: (state, { lineId, quantity, cart }) => ({
    ...state,
    cart,
    // A newer wish, made while this one was under way, stays.
    wanted: state.wanted[lineId] === quantity ? without(state.wanted, lineId) : state.wanted,
  }),
  rejected: (state, { lineId, problem }) => ({ ...state, wanted: without(state.wanted, lineId), problem }),
  failed: (state, { problem }) => ({ ...state, status: 'failed', problem }),
  acknowledged: (state) => ({ ...state, problem: null, recovered: null }),
};

export function reduceCart(state: CartState, event: CartEvent): CartState {
  const reduce = REDUCERS[event.type] as (state: CartState, event: CartEvent) => CartState;
  return reduce(state, event);
}

/** The lines as the shopper wants them: what the shop confirmed, with the pending quantities on top. */
export function linesOf(state: CartState): Line[] {
  const lines = state.cart?.items ?? [];
  return lines
    .map((line) => ({ ...line, quantity: state.wanted[line.id] ?? line.quantity }))
    .filter((line) => line.quantity > 0);
}

export const itemCount = (state: CartState): number =>
  linesOf(state).reduce((sum, line) => sum + line.quantity, 0);

/** Whether amounts are about to change, so that nobody reads a total that is already old. */
export const isSettling = (state: CartState): boolean => Object.keys(state.wanted).length > 0;
