package org.broadsheet.web.http;

import java.util.HashMap;
import java.util.Map;

/**
 * The memory that bodies of requests may take while they are read and worked on: so much for small ones, so much for great
 * ones, and of each only a part for one client. It is taken before the first byte is read, by what the request says of its
 * length; a body of no stated length takes the most that its page allows.
 */
final class BodyRoom {

    /** What fits in here is a form that somebody filled in by hand. */
    static final int SMALL_BYTES = 64_000;

    /** Bodies are read into forms, which take several times as much: with these the forms take less than 150 MB. */
    private static final long ROOM_FOR_SMALL = 8_000_000;

    private static final long ROOM_FOR_GREAT = 24_000_000;
    private static final long SMALL_OF_A_CLIENT = 1_000_000;
    private static final long GREAT_OF_A_CLIENT = 6_200_000;

    private final Part small = new Part(ROOM_FOR_SMALL, SMALL_OF_A_CLIENT);
    private final Part great = new Part(ROOM_FOR_GREAT, GREAT_OF_A_CLIENT);

    private static final class Part {
        private final long ofAClient;
        private final Map<String, Long> taken = new HashMap<>();
        private long left;

        Part(long all, long ofAClient) {
            this.left = all;
            this.ofAClient = ofAClient;
        }

        boolean take(String client, long bytes) {
            long own = taken.getOrDefault(client, 0L) + bytes;
            if (bytes > left || own > ofAClient) {
                return false;
            }
            left -= bytes;
            taken.put(client, own);
            return true;
        }

        void give(String client, long bytes) {
            left += bytes;
            taken.computeIfPresent(client, (who, own) -> own > bytes ? own - bytes : null);
        }
    }

    /** Takes room; false if there is none now. */
    synchronized boolean take(String client, long bytes) {
        return part(bytes).take(client, bytes);
    }

    /** Gives back what was taken. */
    synchronized void give(String client, long bytes) {
        part(bytes).give(client, bytes);
    }

    private Part part(long bytes) {
        return bytes <= SMALL_BYTES ? small : great;
    }
}
