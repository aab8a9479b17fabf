package org.wattline.tenancy.test.app;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Notes extends JpaRepository<Note, UUID> {
  @Query("select n.title from Note n order by n.title")
  List<String> titles();
}
