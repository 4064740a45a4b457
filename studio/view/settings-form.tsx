// A layer's settings as a form, made from its declaration.

import type { Field } from '../desk/fields.ts';
import { SettingField } from './setting-field.tsx';
import './settings-form.css';

export function SettingsForm({ layer, fields }: { readonly layer: string; readonly fields: readonly Field[] }) {
  const prominent = fields.filter((field) => field.isProminent);
  const others = fields.filter((field) => !field.isProminent);
  if (fields.length === 0) return null;
  return (
    <div className="panel-section" data-section="settings">
      <h3>Settings</h3>
      <div className="settings-form">
        {prominent.map((field) => <SettingField key={field.name} layer={layer} field={field} />)}
      </div>
      {others.length > 0 && (
        <details className="more">
          <summary>{prominent.length === 0 ? `Settings that every layer has (${others.length})` : `More settings (${others.length})`}</summary>
          <div className="settings-form">
            {others.map((field) => <SettingField key={field.name} layer={layer} field={field} />)}
          </div>
        </details>
      )}
    </div>
  );
}
