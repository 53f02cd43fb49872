import { TextField } from './TextField';
import { tidyPhones } from './tidy';
import type { FieldProps } from './use-field';

/** One or several telephone numbers; blanks, dashes and full width are tidied on leaving. */
export function PhoneField(props: FieldProps) {
  return <TextField {...props} tidy={tidyPhones} />;
}
