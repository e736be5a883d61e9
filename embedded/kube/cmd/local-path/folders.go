package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// folders is the one directory in which every volume is a direct child.
type folders struct {
	root string
}

func openFolders(root string) (*folders, error) {
	if !filepath.IsAbs(root) {
		return nil, fmt.Errorf("--root %q must be an absolute path", root)
	}
	if err := os.MkdirAll(root, 0o711); err != nil {
		return nil, err
	}
	return &folders{root: root}, nil
}

// create makes a folder that a pod of any user can write to, as there is no fsGroup on host paths.
// A folder that is there already is that of an earlier attempt.
func (f *folders) create(name string) (string, error) {
	path, err := f.path(name)
	if err != nil {
		return "", err
	}
	if err := os.Mkdir(path, 0o777); err != nil && !os.IsExist(err) {
		return "", err
	}
	// Mkdir's mode is subject to the umask.
	return path, os.Chmod(path, 0o777)
}

// remove deletes a folder that create made; symbolic links in it are removed, not followed.
func (f *folders) remove(path string) error {
	own, err := f.path(filepath.Base(path))
	if err != nil {
		return err
	}
	if own != filepath.Clean(path) {
		return fmt.Errorf("%s is no volume of %s", path, f.root)
	}
	return os.RemoveAll(own)
}

// sweep removes what a crash between create and the creation of the PersistentVolume left: such a folder
// is always empty. One with content is never removed without its PersistentVolume's word.
func (f *folders) sweep(used map[string]bool) error {
	entries, err := os.ReadDir(f.root)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if path := filepath.Join(f.root, entry.Name()); !used[path] {
			// Fails for a folder with content, as it should.
			_ = os.Remove(path)
		}
	}
	return nil
}

func (f *folders) path(name string) (string, error) {
	if name == "" || name == "." || name == ".." || name != filepath.Base(name) {
		return "", fmt.Errorf("%q is no name of a volume", name)
	}
	return filepath.Join(f.root, name), nil
}
