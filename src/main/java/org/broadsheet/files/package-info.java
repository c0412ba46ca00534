/**
 * Files and folders that only their owner may read, whatever the umask.
 *
 * <pre>{@code
 * OwnFiles.folder(data);                       // 0700, and those above it that were missing
 * try (FileChannel out = OwnFiles.fresh(file)) // 0600
 * OwnFiles.close(data);                        // what others made there, such as the database's library
 * }</pre>
 */
package org.broadsheet.files;
