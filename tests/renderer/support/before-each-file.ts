import { configure } from '@testing-library/react';
import { vi } from 'vitest';

// The files of this project share the packages they load. The program's own modules begin anew with every file, and with
// them what it keeps as long as its window is open: the queue of packages, drafts, what was searched for last.
vi.resetModules();
localStorage.clear();

// What a screen shows in a tenth of a second takes many times that on a machine that does much else.
configure({ asyncUtilTimeout: 8000 });
