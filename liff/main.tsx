import '@fontsource/sarabun/latin-400.css';
import '@fontsource/sarabun/latin-700.css';
import '@fontsource/sarabun/thai-400.css';
import '@fontsource/sarabun/thai-700.css';
import { render } from 'preact';
import { Home } from './features/home/page.tsx';

const app = document.getElementById('app');
if (app) render(<Home />, app);
