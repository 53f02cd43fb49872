import { CodeField } from './CodePicker';
import type { FieldProps } from './use-field';
import { useRegions } from './use-regions';

/** A region by name, code or pinyin initials. */
export function RegionField({
  level,
  ...props
}: FieldProps & { readonly level?: 'county' | 'city' | 'province' }) {
  const { options, loading } = useRegions(level);
  return <CodeField {...props} options={options} loading={loading} />;
}
