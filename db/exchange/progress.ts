/** Progress of long work; `total` 0 while it is not known. The label is a key of the screens' catalogue. */
export interface Progress {
  done: number;
  total: number;
  label:
    | 'package-data'
    | 'package-files'
    | 'package-verify'
    | 'package-check'
    | 'package-compare'
    | 'package-merge'
    | 'package-undo'
    | 'package-index'
    | 'duties';
}
