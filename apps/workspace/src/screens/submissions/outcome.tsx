import type { OutcomeView } from '@gongkai/periodicals/contract';
import type { ItemScore } from '@gongkai/scoring/contract';
import type { ItemView } from '@gongkai/submissions/contract';
import { Card } from 'antd';
import { Link } from 'react-router';
import { useText } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { DiffView, Words } from '../../parts/diff-view.tsx';
import { dayText } from '../../parts/moments.ts';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';

/** What the desk made of an item: where it was adopted, what was changed in its text, who gave an instruction. */
export function Outcome({ item }: { item: Pick<ItemView, 'id' | 'state' | 'sentAt'> }) {
  const text = useText();
  const itemId = item.id;
  const sent = item.sentAt !== null;
  const outcome = useRecord<OutcomeView>(sent ? `/periodicals/items/${itemId}/outcome` : null);
  if (!sent) return null;
  // Who reads the item as its reviewer need not read what the desk does with it.
  const hidden = outcome.error?.kind === 'notFound' || outcome.error?.kind === 'forbidden';
  if (hidden) return null;
  const found = outcome.data;
  const isEmpty = found && found.adoptions.length + found.instructions.length + found.upperAdoptions.length + found.forwardings.length === 0 && !found.difference;
  return (
    <Card title={text('submissions.outcome')} loading={outcome.isPending}>
      <Problems error={outcome.error} onRetry={() => void outcome.refetch()} />
      {isEmpty && <p>{text(item.state === 'sent' ? 'submissions.outcome-none' : `submissions.state.${item.state}`)}</p>}
      {found && !isEmpty && <Found outcome={found} />}
      {found && <Score itemId={itemId} />}
      {found?.difference && !found.difference.isUnchanged && (
        <section>
          <h3>{text('submissions.outcome-changed')}</h3>
          <p><Words parts={found.difference.title} /></p>
          <DiffView changes={found.difference.body} />
        </section>
      )}
    </Card>
  );
}

function Found({ outcome }: { outcome: OutcomeView }) {
  const text = useText();
  const issue = (one: OutcomeView['adoptions'][number]) => (one.issueNumber === null ? '' : text('submissions.outcome-issue', { year: one.issueYear ?? '', number: one.issueNumber }));
  return (
    <ul className="plain-list">
      {outcome.adoptions.map((one) => (
        <li key={one.id}><span>{text('submissions.outcome-adopted')} <strong>{one.publicationName}</strong> {one.columnName} {issue(one)} <small>{one.issuedOn ?? dayText(one.adoptedAt)}</small></span></li>
      ))}
      {outcome.forwardings.map((one, index) => (
        <li key={`forwarded-${index}`}><span>{text('submissions.outcome-forwarded')} {text(`submissions.level.${one.level}`)} {one.forwardedAt && <small>{dayText(one.forwardedAt)}</small>}</span></li>
      ))}
      {outcome.upperAdoptions.map((one, index) => (
        <li key={`upper-${index}`}><span>{text(`submissions.level.${one.level}`)} {text('submissions.outcome-adopted')} <strong>{one.publication}</strong> <small>{one.adoptedOn}</small></span></li>
      ))}
      {outcome.instructions.map((one, index) => (
        <li key={one.id ?? `instruction-${index}`}>
          <span>{text('submissions.outcome-instructed')} {text(`submissions.level.${one.leaderLevel}`)} <small>{dayText(one.givenOn)}</small>{one.text && <blockquote>{one.text}</blockquote>}</span>
        </li>
      ))}
    </ul>
  );
}

/** The sum that the ledger holds for an item; the entries behind it are one click away. */
function Score({ itemId }: { itemId: string }) {
  const text = useText();
  const { may } = useSession();
  const score = useRecord<ItemScore>(may('scoring.read') ? `/scoring/items/${itemId}` : null);
  if (!score.data || score.data.entries.length === 0) return null;
  return <p>{text('submissions.score')} <Link to={`/scoring/items/${itemId}`}><strong>{score.data.points}</strong></Link></p>;
}
