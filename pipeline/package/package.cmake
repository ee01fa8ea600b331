# What is installed, and the Debian package: cmake --build build && (cd build && cpack). The program itself prints its
# completions and its man page, so they are made by running it.
include(GNUInstallDirs)
find_program(SULIEU_GZIP gzip REQUIRED)
set(SULIEU_SHARE ${CMAKE_BINARY_DIR}/share)
file(MAKE_DIRECTORY ${SULIEU_SHARE})
# Whoever publishes the package names themselves; .invalid is no one's.
set(SULIEU_MAINTAINER "The sulieu authors <maintainers@sulieu.invalid>" CACHE STRING "Maintainer of the Debian package")
execute_process(COMMAND date -R -u -d ${SULIEU_DATE} OUTPUT_VARIABLE SULIEU_CHANGED OUTPUT_STRIP_TRAILING_WHITESPACE
                ENCODING UTF-8 COMMAND_ERROR_IS_FATAL ANY)
configure_file(${CMAKE_CURRENT_LIST_DIR}/changelog.in ${SULIEU_SHARE}/changelog @ONLY)
set(SULIEU_SHARED ${SULIEU_SHARE}/sulieu ${SULIEU_SHARE}/_sulieu ${SULIEU_SHARE}/sulieu.fish
    ${SULIEU_SHARE}/sulieu.1.gz ${SULIEU_SHARE}/changelog.gz)
add_custom_command(
  OUTPUT ${SULIEU_SHARED}
  COMMAND sulieu completions bash > sulieu
  COMMAND sulieu completions zsh > _sulieu
  COMMAND sulieu completions fish > sulieu.fish
  COMMAND sulieu man > sulieu.1
  COMMAND ${SULIEU_GZIP} -9nfk sulieu.1 changelog
  DEPENDS sulieu ${SULIEU_SHARE}/changelog
  WORKING_DIRECTORY ${SULIEU_SHARE} VERBATIM)
add_custom_target(sulieu_share ALL DEPENDS ${SULIEU_SHARED})

install(TARGETS sulieu RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${SULIEU_SHARE}/sulieu DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${SULIEU_SHARE}/_sulieu DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${SULIEU_SHARE}/sulieu.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${SULIEU_SHARE}/sulieu.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${SULIEU_SHARE}/changelog.gz ${CMAKE_CURRENT_LIST_DIR}/copyright
        DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME sulieu)
set(CPACK_PACKAGE_CONTACT "${SULIEU_MAINTAINER}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
    WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# PDF and DOC are read by programs that are asked for only when such a file comes.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "poppler-utils, catdoc")
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "facts with their sources from Vietnamese press articles
Reads Vietnamese press articles about conferences and ceremonies, as archives
keep them, and writes dates, officials and their posts, ratios, percentages,
awards, document numbers and events into an SQLite database. Every fact can
show its sentence, the rule that read it, and its bytes in the original file.")
include(CPack)
