package org.broadsheet.web;

/** One page, or a few that belong together. A GET changes nothing, whoever follows the link. */
interface Page {

    Reply get(Incoming request);

    default Reply post(Incoming request) {
        return Reply.notAllowed("GET, HEAD");
    }
}
