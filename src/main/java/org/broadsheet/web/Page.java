package org.broadsheet.web;

import org.broadsheet.web.http.Incoming;
import org.broadsheet.web.http.Response;

/** One page, or a few that belong together. A GET changes nothing, whoever follows the link. */
interface Page {

    Response get(Incoming request);

    default Response post(Incoming request) {
        return Response.notAllowed("GET, HEAD");
    }
}
