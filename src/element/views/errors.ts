/** What is seen when something went wrong or ran out: loaded when something did. */

export { errorsStyles as styles } from '../styles/errors.js';
export { errorTitle } from './error-title.js';
export { expiredAnnouncement, expiredStatus, reconnectAction } from './expired.js';
export { failureView } from './failure.js';
export { invalidView } from './invalid.js';
