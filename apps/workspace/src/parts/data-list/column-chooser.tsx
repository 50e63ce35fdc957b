import { Button, Checkbox, Popover } from 'antd';
import { SettingOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useText } from '../../app/language.tsx';
import type { ListColumn } from './list-props.ts';

/** Which columns a person wants to see in a list, remembered on this machine. */
export function useColumns<Row>(name: string, columns: readonly ListColumn<Row>[]) {
  const key = `gongkai.columns.${name}`;
  const [chosen, setChosen] = useState<string[] | null>(() => {
    const kept = localStorage.getItem(key);
    return kept === null ? null : kept.split(',');
  });
  const shown = columns.filter((column, index) => index === 0 || (chosen ? chosen.includes(column.key) : !column.optional));
  const choose = (keys: string[] | null) => {
    if (keys === null) localStorage.removeItem(key);
    else localStorage.setItem(key, keys.join(','));
    setChosen(keys);
  };
  return { shown, choose };
}

/** The button that opens the choice of columns; the first one, the record's name, always stays. */
export function ColumnChooser<Row>({ columns, shown, choose }: {
  columns: readonly ListColumn<Row>[];
  shown: readonly ListColumn<Row>[];
  choose: (keys: string[] | null) => void;
}) {
  const text = useText();
  const choice = (
    <div className="column-chooser">
      <Checkbox.Group
        value={shown.map((column) => column.key)}
        onChange={(keys) => choose(keys.map(String))}
        options={columns.map((column, index) => ({ value: column.key, label: text(column.titleKey), disabled: index === 0 }))}
      />
      <Button type="link" size="small" onClick={() => choose(null)}>{text('workspace.columns-reset')}</Button>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={choice} title={text('workspace.columns')}>
      <Button icon={<SettingOutlined />} aria-label={text('workspace.columns')} />
    </Popover>
  );
}
