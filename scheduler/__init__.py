"""What happens by itself: reminders and warnings. Its rules come with their own change."""
