package org.broadsheet.profiles;

import java.time.Instant;

/**
 * Work that several processes share: each part of it is done by whoever has claimed it. A claim saves the others the work; that nothing is
 * done twice is for whoever records it to see to, since a claim can end while its holder sleeps.
 */
public interface Shards {

    /** For where one process does all work. */
    Shards UNSHARED = new Shards() {
        @Override
        public boolean claim(String duty, long shard, Instant now, Instant until) {
            return true;
        }

        @Override
        public void release(String duty, long shard) {
            // Nobody waits for it.
        }
    };

    /**
     * Claims a part of the work, or keeps it.
     *
     * @param duty which work; at most 40 characters
     * @param shard which part of it
     * @param until when the claim ends if its holder does not keep it
     * @return false if it is somebody else's
     */
    boolean claim(String duty, long shard, Instant now, Instant until);

    /** Lets others have it; does nothing if it is not ours. */
    void release(String duty, long shard);
}
