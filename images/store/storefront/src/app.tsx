/** @jsxImportSource preact */
import { LocationProvider, Route, Router } from 'preact-iso/router';
import { useLayoutEffect } from 'preact/hooks';
import { openShop } from './api/open-shop.ts';
import { CartProvider } from './cart/cart-context.tsx';
import { CartDrawer } from './components/cart-drawer.tsx';
import { Footer } from './components/footer.tsx';
import { Header } from './components/header.tsx';
import { Failure, RecoveredOrder } from './components/notices.tsx';
import { ShopProvider, useShop } from './components/shop-context.tsx';
import { paletteFor } from './format/palette.ts';
import { CheckoutPage } from './pages/checkout-page.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { OrderPage } from './pages/order-page.tsx';
import { ProductListPage } from './pages/product-list-page.tsx';
import { ProductPage } from './pages/product-page.tsx';
import { useResource } from './use-resource.ts';

export function App() {
  const shop = useResource('shop', () => openShop(location.origin));
  if (shop.status === 'loading') return <p class="splash">Opening the shop…</p>;
  if (shop.status === 'failed') {
    return (
      <main class="page">
        <Failure title="The shop did not open" problem={shop.problem} retry={shop.retry} />
      </main>
    );
  }
  return (
    <ShopProvider value={shop.value}>
      <LocationProvider>
        <CartProvider>
          <Frame />
        </CartProvider>
      </LocationProvider>
    </ShopProvider>
  );
}

function Frame() {
  const { name } = useShop();
  // Before the page's own heading says more.
  useLayoutEffect(() => {
    document.title = name;
    document.documentElement.dataset['palette'] = paletteFor(name);
  }, [name]);
  return (
    <>
      <a class="skip-link" href="#main">
        Skip to content
      </a>
      <Header />
      <main class="page" id="main" tabIndex={-1}>
        <RecoveredOrder />
        <Router>
          <Route path="/" component={ProductListPage} />
          <Route path="/products/:handle" component={ProductPage} />
          <Route path="/checkout" component={CheckoutPage} />
          <Route path="/orders/:id" component={OrderPage} />
          <Route default component={NotFoundPage} />
        </Router>
      </main>
      <Footer />
      <CartDrawer />
    </>
  );
}
