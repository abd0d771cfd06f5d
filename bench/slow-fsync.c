/* Preloaded into PostgreSQL by `npm run bench intake`: a disk that takes two milliseconds longer. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>

static void wait_a_little(void) {
  struct timespec two = {0, 2000000};
  nanosleep(&two, 0);
}

int fsync(int file) {
  wait_a_little();
  return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(file);
}

int fdatasync(int file) {
  wait_a_little();
  return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(file);
}
