package org.broadsheet.matching.text;

/** Counts by int key, in two arrays: a key that was never added counts 0. Not thread-safe while it is written. */
public final class IntIntMap {

    /** Visits one key and its count. */
    @FunctionalInterface
    public interface Visitor {
        void visit(int key, int count);
    }

    private int[] keys;
    private int[] counts;
    private int size;

    public IntIntMap(int expected) {
        int capacity = Integer.highestOneBit(Math.max(8, expected * 2 - 1)) << 1;
        keys = new int[capacity];
        counts = new int[capacity];
    }

    /** How many keys have a count other than 0. */
    public int size() {
        return size;
    }

    public int get(int key) {
        return counts[slot(keys, counts, key)];
    }

    /** Adds to a key's count, which must stay above 0. */
    public void add(int key, int more) {
        int slot = slot(keys, counts, key);
        if (counts[slot] == 0) {
            keys[slot] = key;
            size++;
        }
        counts[slot] += more;
        if (size * 2 > keys.length) {
            grow();
        }
    }

    public void each(Visitor visitor) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (counts[slot] != 0) {
                visitor.visit(keys[slot], counts[slot]);
            }
        }
    }

    private void grow() {
        int[] widerKeys = new int[keys.length * 2];
        int[] widerCounts = new int[keys.length * 2];
        each((key, count) -> {
            int slot = slot(widerKeys, widerCounts, key);
            widerKeys[slot] = key;
            widerCounts[slot] = count;
        });
        keys = widerKeys;
        counts = widerCounts;
    }

    /** Where the key is, or the empty place where it would be. */
    private static int slot(int[] keys, int[] counts, int key) {
        int mask = keys.length - 1;
        int slot = ((key * 0x9E3779B9) >>> 7) & mask;
        while (counts[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
