import { useEffect, useState } from 'react';
import type { Rulebook, RulebookView, TriedFacts } from '@gongkai/scoring/contract';
import { Alert, Button, Card, Col, Input, InputNumber, Row, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useLanguage, useText } from '../../app/language.tsx';
import { api, ApiError } from '../../parts/api.ts';
import { dayText } from '../../parts/moments.ts';
import { Problems } from '../../parts/problems.tsx';
import { useAction } from '../../parts/queries.ts';
import { signed } from './entry-columns.tsx';

interface Example {
  kind: string;
  item: string;
  on: string;
  tags: Record<string, string | number | boolean>;
  unitCount: number;
}

const parse = (words: string): { book: unknown; fault: string | null } => {
  try {
    return { book: JSON.parse(words), fault: null };
  } catch (failure) {
    return { book: null, fault: failure instanceof Error ? failure.message : '' };
  }
};

/** The text some time after the last key, so that not every letter asks the server. */
function useSettled<T>(value: T, milliseconds = 500): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

/** Writes a draft: the rules as text on the left, examples scored by them as they stand on the right. */
export function RulebookEditor({ view }: { view: RulebookView }) {
  const text = useText();
  const { language } = useLanguage();
  const [words, setWords] = useState(() => JSON.stringify(view.rulebook, null, 2));
  const { book, fault } = parse(words);
  const [examples, setExamples] = useState<Example[]>(() => firstExamples(view.rulebook as Rulebook));
  const asked = useSettled(JSON.stringify({ words, examples }));
  const tried = useQuery<TriedFacts, ApiError>({
    queryKey: ['/scoring/rulebooks/try', asked],
    enabled: fault === null,
    queryFn: () => {
      const { words: settled, examples: facts } = JSON.parse(asked) as { words: string; examples: Example[] };
      return api.post<TriedFacts>('/scoring/rulebooks/try', { rulebook: parse(settled).book, facts });
    },
  });
  const save = useAction<void, RulebookView>(`/scoring/rulebooks/${view.id}`, { method: 'PUT', touches: ['/scoring/rulebooks'], bodyOf: () => ({ rulebook: book, seenVersion: view.version }) });
  return (
    <Row gutter={[16, 16]}>
      <Col xs={24} xl={13}>
        <Card className="work-section" title={<h2><label htmlFor="scoring-rulebook">{text('scoring.editor')}</label></h2>} extra={<Button type="primary" disabled={fault !== null} loading={save.isPending} onClick={() => save.mutate()}>{text('scoring.save')}</Button>}>
          {fault !== null && <Alert type="error" showIcon title={text('scoring.json-invalid', { message: fault })} />}
          <Problems error={save.error} />
          <Input.TextArea id="scoring-rulebook" className="scoring-json" spellCheck={false} value={words} onChange={(event) => setWords(event.target.value)} autoSize={{ minRows: 24, maxRows: 40 }} />
        </Card>
      </Col>
      <Col xs={24} xl={11}>
        <Examples book={view.rulebook as Rulebook} examples={examples} change={setExamples} tried={tried.data} />
        <Card className="work-section" title={<h2>{text('scoring.findings')}</h2>}>
          <Problems error={tried.error} />
          {tried.data?.problems.map((problem) => <Alert key={`${problem.path} ${problem.message}`} type="error" title={`${problem.path}：${problem.message}`} />)}
          {tried.data?.findings.map((finding, n) => <Alert key={n} type={finding.severity} title={`${text(`scoring.finding.${finding.severity}`)}：${language === 'en' ? finding.message.en : finding.message.zh}`} />)}
          {tried.data && tried.data.findings.length + tried.data.problems.length === 0 && text('scoring.no-findings')}
        </Card>
      </Col>
    </Row>
  );
}

/** An example for the first rows of the first table, so that the editor begins with something to see. */
function firstExamples(book: Rulebook): Example[] {
  const rule = book.rules[0];
  return (rule?.rows ?? []).slice(0, 2).map((row, n) => ({
    kind: rule!.on[0]!, item: String(n + 1), on: dayText(new Date()), unitCount: 1,
    tags: Object.fromEntries(Object.entries(row.when?.tags ?? {}).filter((entry): entry is [string, string | number | boolean] => typeof entry[1] !== 'object')),
  }));
}

function Examples({ book, examples, change, tried }: { book: Rulebook; examples: Example[]; change(next: Example[]): void; tried: TriedFacts | undefined }) {
  const text = useText();
  const { language } = useLanguage();
  const named = (wording: { zh: string; en: string }) => (language === 'en' ? wording.en : wording.zh);
  const set = (n: number, parts: Partial<Example>) => change(examples.map((one, at) => (at === n ? { ...one, ...parts } : one)));
  return (
    <Card className="work-section" title={<h2>{text('scoring.examples')}</h2>} extra={<Button onClick={() => change([...examples, { kind: book.factKinds[0]!.kind, item: '1', on: dayText(new Date()), tags: {}, unitCount: 1 }])}>{text('scoring.add-example')}</Button>}>
      <p>{text('scoring.examples-help')}</p>
      {examples.map((example, n) => (
        <fieldset key={n} className="work-section">
          <Select aria-label={text('scoring.fact-kind')} value={example.kind} options={book.factKinds.map((kind) => ({ value: kind.kind, label: named(kind.label) }))} onChange={(kind) => set(n, { kind })} />{' '}
          <Input aria-label={text('scoring.example-item')} addonBefore={text('scoring.example-item')} style={{ width: 160 }} value={example.item} onChange={(event) => set(n, { item: event.target.value })} />{' '}
          <Input aria-label={text('scoring.occurred-on')} type="date" style={{ width: 150 }} value={example.on} onChange={(event) => set(n, { on: event.target.value })} />{' '}
          <InputNumber aria-label={text('scoring.units-count')} min={1} max={9} value={example.unitCount} onChange={(unitCount) => set(n, { unitCount: unitCount ?? 1 })} />{' '}
          {Object.entries(book.tags).map(([tag, vocabulary]) => (
            <Select key={tag} allowClear aria-label={named(vocabulary.label)} placeholder={named(vocabulary.label)} style={{ width: 140 }} value={example.tags[tag] === undefined ? undefined : String(example.tags[tag])}
              options={vocabulary.values.length === 0 ? [{ value: 'true', label: named(vocabulary.label) }] : vocabulary.values.map((one) => ({ value: String(one.value), label: named(one.label) }))}
              onChange={(value: string | undefined) => {
                const { [tag]: _, ...rest } = example.tags;
                const found = vocabulary.values.find((one) => String(one.value) === value)?.value ?? true;
                set(n, { tags: value === undefined ? rest : { ...rest, [tag]: found } });
              }} />
          ))}{' '}
          <Button size="small" onClick={() => change(examples.filter((_, at) => at !== n))}>{text('scoring.remove')}</Button>
          <p role="status"><strong>{tried?.lines[n] ? signed(tried.lines[n].points) : ''}</strong> {tried?.lines[n]?.reasons.join('；')}</p>
        </fieldset>
      ))}
      {tried && <p><strong>{text('scoring.total')} {tried.total}</strong></p>}
    </Card>
  );
}
