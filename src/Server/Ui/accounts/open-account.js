import { loadWords } from '../shell/words.js';

// The words come first: every piece asks for them when it draws.
await loadWords();
await import('./account.js');
