import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from './button.tsx';
import { useToast } from './toast.tsx';

type Props = { text: string; label: string };

/** Browsers give the clipboard to secure pages only; a local cluster is often on plain http. */
async function copy(text: string): Promise<boolean> {
  if (navigator.clipboard)
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'fixed top-0 opacity-0';
  const focused = document.activeElement;
  (document.querySelector('dialog[open]') ?? document.body).append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}

export function CopyButton({ text, label }: Props) {
  const [copied, setCopied] = useState(false);
  const toast = useToast();
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const onClick = async () => {
    const done = await copy(text);
    setCopied(done);
    if (!done) toast('The browser did not let us copy. Select the text and copy it by hand.', 'danger');
  };
  return (
    <>
      <IconButton
        icon={copied ? Check : Copy}
        label={label}
        onClick={() => void onClick()}
        className={copied ? 'text-positive' : ''}
      />
      <output className="sr-only">{copied ? 'Copied' : ''}</output>
    </>
  );
}
