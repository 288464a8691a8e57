import common from "./common.json";
import errors from "./errors.json";
import session from "./session.json";
import trash from "./trash.json";

export default { common, errors, session, trash };
