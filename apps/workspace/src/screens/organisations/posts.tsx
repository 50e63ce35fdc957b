import { Checkbox, Input, Select } from 'antd';
import { Link } from 'react-router';
import type { PostView } from '@gongkai/organisations/contract';
import { useText } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { api } from '../../parts/api.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { PersonSelect } from '../../parts/person-select.tsx';
import { useAction } from '../../parts/queries.ts';
import { SmallTable } from '../../parts/small-table.tsx';
import { UnitSelect } from '../../parts/unit-select.tsx';
import { postKeys } from './words.ts';

/** Posts as a table; those that are held may be ended. */
export function PostTable({ posts, mayEnd, of = 'unit' }: { posts: readonly PostView[]; mayEnd: boolean; of?: 'unit' | 'person' }) {
  const text = useText();
  const end = useAction<string>((postId) => `/organisations/posts/${postId}/end`, { touches: ['/organisations'], bodyOf: () => ({}) });
  return (
    <SmallTable
      columns={[
        { key: 'of', title: text(of === 'unit' ? 'organisations.person' : 'organisations.unit') },
        ...['post', 'title', 'full-time', 'since', 'until'].map((key) => ({ key, title: text(`organisations.${key}`) })),
        ...(mayEnd ? [{ key: 'end', title: '' }] : []),
      ]}
      rows={posts.map((post) => ({
        key: post.id,
        cells: [
          of === 'unit' ? <Link to={`/people/${post.personId}`}>{post.personName}</Link> : <Link to={`/units/${post.unitId}`}>{post.unitName}</Link>,
          text(`organisations.post.${post.post}`), post.title, post.fullTime === null ? null : text(post.fullTime ? 'organisations.full-time.yes' : 'organisations.full-time.no'),
          post.validFrom, post.validTo,
          ...(mayEnd ? [post.validTo === null && <ActionButton label={text('organisations.end-post')} explanation={text('organisations.end-post-text')} danger quiet button={{ size: 'small' }} run={() => end.mutateAsync(post.id)} />] : []),
        ],
      }))}
    />
  );
}

interface PostValues {
  personId?: string;
  unitId?: string;
  post?: string;
  title?: string;
  fullTime?: 'yes' | 'no';
  from?: string;
  replace?: boolean;
}

/** Gives somebody a post: in a unit that is known, or to a person who is known. */
export function Appoint({ unitId, person }: { unitId?: string; person?: { id: string; name: string } }) {
  const text = useText();
  const labels = {
    personId: text('organisations.person'), unitId: text('organisations.unit'), post: text('organisations.post'), title: text('organisations.title'),
    fullTime: text('organisations.full-time'), from: text('organisations.from-day'), replace: text('organisations.replace'),
  };
  return (
    <DialogForm<PostValues>
      label={text('organisations.appoint')}
      initial={{ ...(unitId ? { unitId } : {}), ...(person ? { personId: person.id } : {}), post: 'officer' }}
      labels={labels}
      button={{ type: 'primary' }}
      save={({ fullTime, title, from, ...values }, idempotencyKey) => api.post('/organisations/posts', {
        ...values, ...(fullTime ? { fullTime: fullTime === 'yes' } : {}), ...(title ? { title } : {}), ...(from ? { from } : {}), replace: values.replace ?? false,
      }, { idempotencyKey })}
    >
      {!person && <Field name="personId" label={labels.personId} required><PersonSelect /></Field>}
      {!unitId && <Field name="unitId" label={labels.unitId} required><UnitSelect /></Field>}
      <Field name="post" label={labels.post} required><Select options={postKeys.map((post) => ({ value: post, label: text(`organisations.post.${post}`) }))} /></Field>
      <Field name="title" label={labels.title}><Input maxLength={60} /></Field>
      <Field name="fullTime" label={labels.fullTime}><Select allowClear options={(['yes', 'no'] as const).map((value) => ({ value, label: text(`organisations.full-time.${value}`) }))} /></Field>
      <Field name="from" label={labels.from}><Input type="date" /></Field>
      <Field name="replace" label="" valueName="checked"><Checkbox>{labels.replace}</Checkbox></Field>
    </DialogForm>
  );
}
