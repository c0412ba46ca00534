package org.broadsheet.web.http;

/** Why a request gets no page of its own. */
public sealed interface Sorry {

    /** Of HTTP. */
    int status();

    /** Something of ours failed. */
    record Failed() implements Sorry {
        @Override
        public int status() {
            return 500;
        }
    }

    /** Too many requests of one client. */
    record TooOften() implements Sorry {
        @Override
        public int status() {
            return 429;
        }
    }

    /** An address or a form that nobody can read. */
    record Unreadable() implements Sorry {
        @Override
        public int status() {
            return 400;
        }
    }

    /** All places for work or for large forms are taken. */
    record Busy() implements Sorry {
        @Override
        public int status() {
            return 503;
        }
    }

    /** More than the page takes. */
    record TooLarge(int mostBytes) implements Sorry {
        @Override
        public int status() {
            return 413;
        }
    }

    /** Another site's form. */
    record FromElsewhere() implements Sorry {
        @Override
        public int status() {
            return 403;
        }
    }
}
