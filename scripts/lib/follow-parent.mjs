// Loaded before a child's own code: when the parent is gone (even by kill -9), the child ends as if asked to.
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
