// A layer's settings as a form, made from its declaration.

import type { Model } from '../../src/model/index.ts';
import { networkFor } from '../desk/derived.ts';
import { openedModel } from '../desk/desk.ts';
import { fieldsOf } from '../desk/fields.ts';
import type { Remark } from '../desk/marks.ts';
import type { NetworkNode } from '../desk/network.ts';
import { SettingField } from './setting-field.tsx';
import './settings-form.css';
import { useStudio } from './studio-store.ts';

export function SettingsForm({ node, remarks }: { readonly model: Model; readonly node: NetworkNode; readonly remarks: readonly Remark[] }) {
  const opened = useStudio((state) => (state.desk ? openedModel(state.desk) : undefined));
  const before = opened && networkFor(opened).nodes.find((one) => one.id === node.id)?.layer;
  const fields = fieldsOf(node.layer, remarks, before);
  const prominent = fields.filter((field) => field.isProminent);
  const others = fields.filter((field) => !field.isProminent);
  if (fields.length === 0) return null;
  return (
    <div className="panel-section" data-section="settings">
      <h3>Settings</h3>
      <div className="settings-form">
        {prominent.map((field) => <SettingField key={field.name} layer={node.name} field={field} />)}
      </div>
      {others.length > 0 && (
        <details className="more">
          <summary>{prominent.length === 0 ? `Settings that every layer has (${others.length})` : `More settings (${others.length})`}</summary>
          <div className="settings-form">
            {others.map((field) => <SettingField key={field.name} layer={node.name} field={field} />)}
          </div>
        </details>
      )}
    </div>
  );
}
