import { render } from 'preact';
import { Console } from './console.tsx';
import './style/fonts.css';
import './style/base.css';
import './style/phone.css';
import './style/chat.css';
import './style/tray.css';
import './style/flex.css';
import './style/panel.css';

const place = document.getElementById('console');
if (place === null) throw new Error('index.html has no #console');
render(<Console />, place);
