package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.change.SourcePosition;

/**
 * What a commit did.
 *
 * @param snapshotId the snapshot it made
 * @param upsertedRows rows written
 * @param deletedRows positions deleted
 * @param dataFiles data files added
 * @param source the newest change of the source that the table holds now
 */
public record CommitResult(
    long snapshotId, long upsertedRows, long deletedRows, int dataFiles, SourcePosition source) {}
