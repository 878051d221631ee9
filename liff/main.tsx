import { render } from 'preact';
import { Home } from './features/home/page.tsx';

const app = document.getElementById('app');
if (app) render(<Home />, app);
