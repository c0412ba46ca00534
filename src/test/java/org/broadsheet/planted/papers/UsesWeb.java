package org.broadsheet.planted.papers;

import java.time.Instant;
import java.time.ZoneId;
import org.broadsheet.planted.web.Twice;
import tools.jackson.databind.json.JsonMapper;

/** Breaches: a gate, the wall clock and the zone, a library, standard output. */
final class UsesWeb {

    String all(Twice page) {
        System.out.println(page);
        return Instant.now().atZone(ZoneId.systemDefault())
                + JsonMapper.shared().writeValueAsString(page.toString());
    }
}
