import type { AuditRecord } from '@souk/contract';
import { Link } from 'react-router';
import { toneText } from '../../components/ui/tone.ts';
import { formatTime } from '../../lib/format-time.ts';
import { shortName } from '../session/short-name.ts';
import { actionWords, resultWords } from './audit-words.ts';

const cell = 'px-4 py-2.5 align-top';

function Row({ record }: { record: AuditRecord }) {
  const { at, caller, address, store, detail, result } = record;
  return (
    <tr className="border-t border-line">
      <td className={`${cell} whitespace-nowrap text-muted tabular-nums`}>
        <time dateTime={at}>{formatTime(at)}</time>
      </td>
      <td className={`${cell} max-w-56`}>
        <p className="truncate" title={caller}>
          {shortName(caller)}
        </p>
        <p className="truncate font-mono text-xs text-muted">{address}</p>
      </td>
      <td className={`${cell} wrap-anywhere`}>
        {actionWords(record)}
        {detail && <p className="font-mono text-xs text-muted">{detail}</p>}
      </td>
      <td className={cell}>
        {store === null ? (
          <span className="text-muted">—</span>
        ) : (
          <Link to={`/stores/${encodeURIComponent(store)}`} className="underline-offset-4 hover:underline">
            {store}
          </Link>
        )}
      </td>
      <td className={`${cell} ${toneText[result === 'ok' ? 'positive' : 'warning']}`}>
        {resultWords(record)}
      </td>
    </tr>
  );
}

const titles = ['When', 'Who, from where', 'What', 'Store', 'Result'];

export function AuditTable({ records }: { records: readonly AuditRecord[] }) {
  return (
    <div className="overflow-x-auto rounded-xl border border-line bg-surface shadow-card">
      <table aria-label="Audit" className="w-full text-left text-sm">
        <thead>
          <tr>
            {titles.map((title) => (
              <th key={title} scope="col" className="px-4 py-2.5 font-medium text-muted">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <Row key={record.id} record={record} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
