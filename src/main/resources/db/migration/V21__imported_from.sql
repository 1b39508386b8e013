-- What a run or logged model was imported from is asked whenever something of it is to be sent.
CREATE INDEX transfer_twin_by_target ON transfer_twin (target, project, place, kind);
