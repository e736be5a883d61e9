import { Command } from '../../components/ui/command.tsx';

export function TokenHelp() {
  return (
    <section aria-label="Where a token comes from" className="mt-6 space-y-3 px-2 text-sm text-muted">
      <p>Where does a token come from? On the machine where you started Souk:</p>
      <Command>npm run token</Command>
      <p>On any other cluster, with kubectl:</p>
      <Command>kubectl create token souk-admin -n souk-system --audience souk</Command>
      <p>It is kept sealed in a cookie that scripts cannot read, and ends when the token does.</p>
    </section>
  );
}
