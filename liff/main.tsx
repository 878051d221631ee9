import '@fontsource/sarabun/latin-400.css';
import '@fontsource/sarabun/latin-700.css';
import '@fontsource/sarabun/thai-400.css';
import '@fontsource/sarabun/thai-700.css';
import './ui/base.css';
import './ui/parts.css';
import './ui/print.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { paintAccent } from './page-facts.ts';

paintAccent();
const root = document.getElementById('app');
if (root) render(<App />, root);
