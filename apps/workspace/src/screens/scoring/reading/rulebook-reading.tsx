import { type ReactNode, useMemo } from 'react';
import { Card } from 'antd';
import { useLanguage } from '../../../app/language.tsx';
import type { Award, Book, Rule } from '../book/parts.ts';
import { basicFacets, sourceFacets } from '../words/say-basics.ts';
import { awardFacets, periodFacets, quotaFacets, sayCondition, vetoFacets } from '../words/say-periods.ts';
import { combinationFacets, creditFacets, ruleFacets, sayPoints, sayRowCondition, saySupplement, sentence } from '../words/say-points.ts';
import { type Facet, listed, said, type Words, wordsFor } from '../words/words.ts';
import '../editor/rulebook-editor.css';

/** A rulebook in words, whole: where it comes from, what it settles, its tables, and every rule beside them. */
export function RulebookReading({ book }: { book: Book }) {
  const { text, language } = useLanguage();
  const words = useMemo(() => wordsFor(book, language, text), [book, language, text]);
  return (
    <div className="book-reading">
      <Block id="basics" title={text('rulebook.title-and-source')}><Facets words={words} facets={sourceFacets(words, book)} /></Block>
      <Block id="general" title={text('rulebook.general')}><Facets words={words} facets={basicFacets(words, book)} /></Block>
      {book.choices.length > 0 && (
        <Block id="choices" title={text('scoring.choices')}>
          <dl className="book-choices">{book.choices.map((one) => <div key={one.id}><dt>{said(words, one.question)}</dt><dd>{said(words, one.chosen)}</dd></div>)}</dl>
        </Block>
      )}
      {book.rules.map((rule) => <TableOf key={rule.id} words={words} rule={rule} />)}
      <Sentences id="combining" words={words} parts={[...book.combinations.map((one) => ({ ...one, facets: combinationFacets(words, one) })), ...book.credits.map((one) => ({ ...one, facets: creditFacets(words, one) }))]} />
      <Sentences id="periods" words={words} parts={book.periodRules.map((one) => ({ ...one, facets: periodFacets(words, one) }))} />
      <Sentences id="quotas" words={words} parts={book.quotas.map((one) => ({ ...one, facets: quotaFacets(words, one) }))} />
      <Sentences id="vetoes" words={words} parts={book.vetoes.map((one) => ({ ...one, facets: vetoFacets(words, one) }))} />
      {book.awards.map((award) => <AwardOf key={award.id} words={words} award={award} />)}
      <Vocabulary words={words} book={book} />
    </div>
  );
}

function Block({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return <Card className="work-section" id={`read-${id}`} title={<h2>{title}</h2>}>{children}</Card>;
}

function Facets({ words, facets }: { words: Words; facets: readonly Facet[] }) {
  return <dl className="book-facets">{facets.map((facet, n) => <div key={n}><dt>{words.text(`rulebook.facet.${facet.name}`)}</dt><dd>{facet.text}</dd></div>)}</dl>;
}

function TableOf({ words, rule }: { words: Words; rule: Rule }) {
  const { text } = words;
  return (
    <Block id={rule.id} title={said(words, rule.label)}>
      <p className="book-intro">{sentence(words, ruleFacets(words, rule))}</p>
      <table className="list-table book-table">
        <thead><tr><th scope="col">{text('rulebook.facet.label')}</th><th scope="col">{text('rulebook.facet.when')}</th><th scope="col" className="is-figure">{text('rulebook.facet.points')}</th></tr></thead>
        <tbody>
          {rule.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{said(words, row.label)}</th>
              <td>{sayRowCondition(words, row)}{(row.supplements ?? []).map((one) => <div key={one.id}>{saySupplement(words, one)}</div>)}</td>
              <td className="is-figure">{sayPoints(words, row.points)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  );
}

function Sentences({ id, words, parts }: { id: string; words: Words; parts: readonly { id: string; label: Book['title']; facets: readonly Facet[] }[] }) {
  if (parts.length === 0) return null;
  return (
    <Block id={id} title={words.text(`rulebook.section.${id}`)}>
      <dl className="book-sentences">
        {parts.map((one) => <div key={one.id}><dt>{said(words, one.label)}</dt><dd>{one.facets.map((facet, n) => <div key={n}>{facet.text}</div>)}</dd></div>)}
      </dl>
    </Block>
  );
}

function AwardOf({ words, award }: { words: Words; award: Award }) {
  return (
    <Block id={award.id} title={words.text('rulebook.award-title', { award: said(words, award.label) })}>
      <p className="book-intro">{sentence(words, awardFacets(words, award))}</p>
      <dl className="book-sentences">
        {award.conditions.map((one) => <div key={one.id}><dt>{said(words, one.label)}</dt><dd>{sayCondition(words, one)}</dd></div>)}
      </dl>
    </Block>
  );
}

function Vocabulary({ words, book }: { words: Words; book: Book }) {
  const names = (list: readonly { label: Book['title'] }[]) => listed(words, list.map((one) => said(words, one.label)));
  const kinds = (scored: boolean) => names(book.factKinds.filter((one) => one.scored === scored));
  const { text } = words;
  const lines: [string, string][] = [
    [text('rulebook.groups'), names(book.groups)], [text('rulebook.classes'), names(book.classes)], [text('rulebook.kinds-scored'), kinds(true)], [text('rulebook.kinds-recorded'), kinds(false)],
    ...Object.values(book.tags).map((tag): [string, string] => [said(words, tag.label), names(tag.values) || text('rulebook.yes-or-no')]),
  ];
  return <Block id="vocabulary" title={text('rulebook.section.vocabulary')}><dl className="book-facets">{lines.filter(([, said]) => said !== '').map(([name, said], n) => <div key={n}><dt>{name}</dt><dd>{said}</dd></div>)}</dl></Block>;
}
